import { aws } from "../../../plan/aws";
import { itShows } from "../cases";
import { policy } from "./policies";

const inline = (...statements: object[]) => aws("aws.iam.RolePolicy", "p", { policy: policy(...statements) });

describe("aws:iam/rolePolicy:RolePolicy", () => {
  itShows([
    [
      inline({ Action: ["logs:PutLogEvents", "logs:CreateLogStream"], Resource: "arn:aws:logs:x" }),
      ["logs:PutLogEvents, logs:CreateLogStream"],
    ],
    [
      inline(
        { Action: ["ec2:A", "ec2:B", "sqs:C", "sqs:D"], Resource: ["arn:aws:x"] },
        { Action: "ec2:DescribeInstances", Resource: "*" },
      ),
      ["5 actions of ec2, sqs (1 on any resource)"],
    ],
    [inline({ Action: "s3:*", Resource: "*" }), ["s3:* (all on any resource)"], "allows s3:* on any resource"],
    [
      inline({ NotAction: "iam:*", Resource: "*" }),
      ["all but iam:* (all on any resource)"],
      "allows all but iam:* on any resource",
    ],
    [inline({ Action: "s3:*", NotResource: "x" }), ["s3:* (all on any resource)"], "allows s3:* on any resource"],
    [aws("aws.iam.RolePolicy", "p", { policy: JSON.stringify({ Statement: { Effect: "Deny", Action: "*" } }) }), []],
  ]);
});
