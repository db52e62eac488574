import { gcp } from "../../../plan/gcp";
import { showsEach } from "../shown";

describe("a bucket for logs in a plan", () => {
  showsEach([
    [
      gcp("gcp.logging.ProjectBucketConfig", "l", { retentionDays: 365, deletionPolicy: "ABANDON" }),
      ["kept 365 days", "outlives the stack"],
    ],
  ]);
});
