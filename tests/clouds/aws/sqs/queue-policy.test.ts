import { aws } from "../../../plan/aws";
import { itShows } from "../cases";
import { policy } from "../iam/policies";

const queuePolicy = (statement: object) => aws("aws.sqs.QueuePolicy", "p", { policy: policy(statement) });

describe("aws:sqs/queuePolicy:QueuePolicy", () => {
  itShows([
    [
      queuePolicy({ Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage" }),
      ["events.amazonaws.com"],
    ],
    [queuePolicy({ Principal: "*", Action: "sqs:*" }), ["*"], "its policy allows anyone"],
  ]);
});
