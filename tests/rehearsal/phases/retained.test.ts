import assert from "node:assert/strict";
import { retainedOnDelete } from "../../../cli/rehearsal/phases/retained";
import { resource } from "./steps";

describe("what a program retains on delete", () => {
  it("is told from what it does not, objects of the cluster by their own names", () =>
    assert.deepEqual(
      retainedOnDelete([
        resource("kubernetes:core/v1:ConfigMap", "archive", { id: "default/archive", retainOnDelete: true }),
        resource("kubernetes:core/v1:Namespace", "shop", { id: "shop-1", retainOnDelete: true }),
        resource("kubernetes:core/v1:ConfigMap", "settings", { id: "default/settings" }),
        resource("aws:s3/bucket:Bucket", "logs", { id: "logs-1", retainOnDelete: true }),
        resource("keelson:index:EksCluster", "dev", { id: undefined, retainOnDelete: true }),
      ]),
      { kubernetes: ["ConfigMap default/archive", "Namespace shop-1"], cloud: ["Bucket logs-1"] },
    ));
});
