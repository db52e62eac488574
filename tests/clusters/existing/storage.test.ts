import assert from "node:assert/strict";
import { checkExistingCluster, type ExistingStorageArgs, type StorageClasses } from "../../../components";
import { existingCluster, kubeconfig } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const classType = "kubernetes:storage.k8s.io/v1:StorageClass";

async function problems(storage: ExistingStorageArgs, storageClasses?: StorageClasses): Promise<string[]> {
  const found: string[] = [];
  await runProgram(() => {
    const { network } = existingCluster();
    const args = { kubeconfig, clusterIdentifier: "uid-1", kubernetesVersion: "1.35", network };
    const listed = checkExistingCluster({ ...args, storage, storageClasses });
    found.push(...listed.map(({ path, message }) => `${path}: ${message}`));
  });
  return found;
}

describe("the storage of an existing cluster", () => {
  it("has the classes that the program makes for drivers of the cluster", async () => {
    const run = await runProgram(() => {
      const cluster = existingCluster({
        storageClasses: { standard: "local-path" },
        storage: {
          reclaimPolicy: "Retain",
          classes: {
            replicated: {
              provisioner: "driver.longhorn.io",
              parameters: { numberOfReplicas: "3" },
              volumeBindingMode: "Immediate",
              mountOptions: ["noatime"],
              tier: "fast",
            },
          },
        },
      });
      assert.deepEqual(cluster.storageClasses, { standard: "local-path", fast: "replicated" });
    });
    assert.deepEqual(run.find(classType, "test-replicated").inputs, {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: {
        name: "replicated",
        annotations: { "storageclass.kubernetes.io/is-default-class": "false" },
      },
      provisioner: "driver.longhorn.io",
      parameters: { numberOfReplicas: "3" },
      reclaimPolicy: "Retain",
      allowVolumeExpansion: true,
      volumeBindingMode: "Immediate",
      mountOptions: ["noatime"],
    });
  });

  it("refuses a class that exists, a tier that is taken and a driver without a name", async () => {
    const classes = {
      "local-path": { provisioner: "rancher.io/local-path" },
      fast: { provisioner: "My Driver", tier: "fast" },
    } as const;
    assert.deepEqual(await problems({ classes }, { standard: "local-path", fast: "nvme" }), [
      'storage.classes.local-path: "local-path" is a class that the cluster already has; choose another name',
      "storage.classes.fast.tier: storageClasses.fast already sets the class of this tier; remove one of the two",
      'storage.classes.fast.provisioner: expected the name of a CSI driver, got "My Driver"',
    ]);
  });
});
