import assert from "node:assert/strict";
import { isZonal } from "../../../cli/clouds";

describe("the zone of a class's volumes", () => {
  const cases: readonly (readonly [
    provisioner: string,
    parameters: Record<string, string>,
    isOne: boolean | undefined,
  ])[] = [
    ["ebs.csi.aws.com", { type: "gp3" }, true],
    ["pd.csi.storage.gke.io", { type: "pd-balanced" }, true],
    ["pd.csi.storage.gke.io", { "replication-type": "regional-pd" }, false],
    ["pd.csi.storage.gke.io", { type: "hyperdisk-balanced-ha" }, false],
    ["disk.csi.azure.com", { skuName: "StandardSSD_LRS" }, true],
    ["disk.csi.azure.com", { skuName: "StandardSSD_ZRS" }, false],
    ["efs.csi.aws.com", {}, false],
    ["nfs.example.com", {}, undefined],
  ];
  for (const [provisioner, parameters, isOne] of cases) {
    it(`${provisioner} ${JSON.stringify(parameters)}: ${isOne}`, () => {
      assert.equal(isZonal(provisioner, parameters), isOne);
    });
  }
});
