import { aws } from "../../../plan/aws";
import { itShows } from "../cases";

const key = aws("aws.kms.Key", "own");
const inputs = { retentionInDays: 365, kmsKeyId: "<unknown>" };

describe("aws:cloudwatch/logGroup:LogGroup", () => {
  itShows(
    [
      [aws("aws.cloudwatch.LogGroup", "l", inputs, { kmsKeyId: [key] }), ["kept 365 days", "under key own"]],
      [aws("aws.cloudwatch.LogGroup", "l"), ["kept for ever"]],
      [
        aws("aws.cloudwatch.LogGroup", "l", { retentionInDays: 30, skipDestroy: true }),
        ["kept 30 days", "stays after a destroy"],
      ],
    ],
    [key],
  );
});
