import { gcp } from "../../../plan/gcp";
import { opensEach, showsEach } from "../shown";

describe("a bucket in a plan", () => {
  showsEach([
    [
      gcp("gcp.storage.Bucket", "b", { location: "EU" }),
      ["EU"],
      "it can be made public",
      "objects have access lists of their own",
    ],
  ]);
  opensEach([
    [
      gcp("gcp.storage.BucketIAMMember", "b", { member: "allUsers", role: "roles/storage.objectViewer" }),
      "gcp.storage.BucketIAMMember prod-b: anybody has storage.objectViewer",
    ],
  ]);
});
