import { aws } from "../../../plan/aws";
import { itShows } from "../cases";

describe("aws:sqs/queue:Queue", () => {
  itShows([
    [
      aws("aws.sqs.Queue", "q", { sqsManagedSseEnabled: true, messageRetentionSeconds: 300 }),
      ["encrypted", "kept 300 s"],
    ],
    [aws("aws.sqs.Queue", "q", { sqsManagedSseEnabled: false }), [], "not encrypted"],
  ]);
});
