import { aws } from "../../../plan/aws";
import { itShows } from "../cases";

const rule = (pattern: object) => aws("aws.cloudwatch.EventRule", "r", { eventPattern: JSON.stringify(pattern) });

describe("aws:cloudwatch/eventRule:EventRule", () => {
  itShows([
    [
      rule({ source: ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"] }),
      ["on EC2 Spot Instance Interruption Warning"],
    ],
    [rule({ source: ["aws.health"] }), ["on aws.health"]],
    [aws("aws.cloudwatch.EventRule", "r", { scheduleExpression: "rate(1 day)" }), ["at rate(1 day)"]],
  ]);
});
