import { aws } from "../../../plan/aws";
import { itShows } from "../cases";

const queue = aws("aws.sqs.Queue", "interruptions");

describe("aws:cloudwatch/eventTarget:EventTarget", () => {
  itShows(
    [[aws("aws.cloudwatch.EventTarget", "t", { arn: "<unknown>" }, { arn: [queue] }), ["interruptions"]]],
    [queue],
  );
});
