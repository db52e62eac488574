import assert from "node:assert/strict";
import { Deployment, PersistentVolumeClaim, Tenant } from "../../../components";
import { checkClaims } from "../../../components/workloads/volumes";
import { platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

describe("checkClaims", () => {
  const claims = new Map([
    ["disk", ["ReadWriteOnce"]],
    ["files", ["ReadWriteMany"]],
  ]);
  const volume = (persistentVolumeClaim: string) => ({
    volumes: { data: { persistentVolumeClaim, mountPath: "/data" } },
  });
  const cases: [string, string, number, boolean, string[]][] = [
    ["one pod on a disk", "disk", 1, false, []],
    ["many pods on a file system", "files", 9, true, []],
    ["a claim that is not known", "other", 9, true, []],
    [
      "many pods on a disk",
      "disk",
      2,
      false,
      [
        'replicas: expected 1, because volumes.data is a claim with "ReadWriteOnce", got 2; use a claim with storage "shared", or a StatefulSet with volumeClaimTemplates',
      ],
    ],
    [
      "a pod whose successor waits for the disk",
      "disk",
      1,
      true,
      [
        'strategy: expected { type: "Recreate" }, because volumes.data is a claim with "ReadWriteOnce"; otherwise the old and the new pod wait for each other',
      ],
    ],
  ];
  for (const [title, claim, pods, surges, wanted] of cases) {
    it(`finds ${wanted.length} mistakes in ${title}`, () => {
      const found = checkClaims(volume(claim), { path: "replicas", pods, surges }, claims);
      assert.deepEqual(
        found.map(({ path, message }) => `${path}: ${message}`),
        wanted,
      );
    });
  }

  it("knows the claims of the tenant, by reference", async () => {
    const deploy = (replicas: number) =>
      runProgram(() => {
        const tenant = new Tenant("team", { platform: platform([]) });
        const uploads = new PersistentVolumeClaim("uploads", { tenant, size: "1Gi" });
        new Deployment("a", {
          tenant,
          image: "a:1",
          replicas,
          strategy: { type: "Recreate" },
          volumes: { uploads: uploads.mount("/uploads") },
        });
      });
    await deploy(1);
    await assert.rejects(
      deploy(2),
      /replicas: expected 1, because volumes\.uploads is a claim with "ReadWriteOnce", got 2/,
    );
  });
});
