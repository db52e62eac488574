import assert from "node:assert/strict";
import { parseVmSize } from "../../../../components/clusters/aks/nodes/machines";
import { azureVmSizes } from "../../../../components/clusters/profiles";

describe("a machine size on Azure", () => {
  const sizes: [string, ReturnType<typeof parseVmSize>][] = [
    ["Standard_D4ds_v5", { vcpus: 4, architecture: "amd64", premium: true, localDisk: 150 }],
    ["Standard_D2lds_v5", { vcpus: 2, architecture: "amd64", premium: true, localDisk: 75 }],
    ["Standard_E4pds_v5", { vcpus: 4, architecture: "arm64", premium: true, localDisk: 150 }],
    ["Standard_E32-16ds_v5", { vcpus: 32, architecture: "amd64", premium: true, localDisk: 1200 }],
    ["Standard_D8as_v5", { vcpus: 8, architecture: "amd64", premium: true }],
    ["Standard_D8ads_v6", { vcpus: 8, architecture: "amd64", premium: true }],
    ["Standard_D4_v5", { vcpus: 4, architecture: "amd64", premium: false }],
    ["Standard_NC24ads_A100_v4", { vcpus: 24, architecture: "amd64", premium: true }],
    ["m7i.large", undefined],
    ["standard_d4ds_v5", undefined],
  ];
  for (const [name, facts] of sizes) {
    it(`states its properties: ${name}`, () => assert.deepEqual(parseVmSize(name), facts));
  }

  it("of a profile has its architecture, supports premium disks, and has a local disk for the node", () => {
    for (const byArchitecture of Object.values(azureVmSizes)) {
      for (const [architecture, name] of Object.entries(byArchitecture)) {
        const size = parseVmSize(name);
        assert.equal(size?.architecture, architecture, name);
        assert.ok(size?.premium && (size.localDisk ?? 0) >= 128, name);
      }
    }
  });
});
