import assert from "node:assert/strict";
import { crdKind } from "../../components/charts";

describe("crdKind", () => {
  it("takes a kind for namespaced, with an s in the plural", () => {
    assert.deepEqual(crdKind("argoproj.io/v1alpha1", "AppProject"), {
      group: "argoproj.io",
      version: "v1alpha1",
      kind: "AppProject",
      plural: "appprojects",
      scope: "Namespaced",
    });
  });

  it("takes another scope and plural", () => {
    const { plural, scope } = crdKind("karpenter.k8s.aws/v1", "EC2NodeClass", {
      plural: "ec2nodeclasses",
      scope: "Cluster",
    });
    assert.deepEqual([plural, scope], ["ec2nodeclasses", "Cluster"]);
  });
});
