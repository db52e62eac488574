import assert from "node:assert/strict";
import { loki, Platform, tempo } from "../../../../components";
import { checkGke } from "../../../../components/clusters/gke";
import { gkeArgs, gkeCluster, runGke } from "../../../support/gke";
import { valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const bucketType = "gcp:storage/bucket:Bucket";
const grantType = "gcp:storage/bucketIAMMember:BucketIAMMember";

describe("the buckets of stores on GKE", () => {
  it("are private and left by a destroy, without versions of what the stores delete", async () => {
    const run = await runGke({ objectStorage: { logs: {} } });
    const { inputs, options } = run.find(bucketType, "test-logs");
    const { labels: _, ...settings } = inputs;
    assert.deepEqual(settings, {
      project: gkeArgs.projectId,
      location: gkeArgs.region,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      lifecycleRules: [{ action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 7 } }],
    });
    assert.deepEqual([options.protect, options.retainOnDelete], [true, true]);
    const apis = new Set(run.ofType("gcp:projects/service:Service").map(({ inputs: { service } }) => service));
    assert.ok(apis.has("storage.googleapis.com") && !apis.has("iamcredentials.googleapis.com"));
  });

  it("are used by loki and tempo, each by roles on its own and no other", async () => {
    const run = await runProgram(() => {
      const cluster = gkeCluster({ objectStorage: { logs: {}, traces: {} } });
      new Platform("test", { cluster, addons: [loki(), tempo()] });
    });
    const [logs, traces] = ["test-logs", "test-traces"].map((name) => run.find(bucketType, name).urn);
    const grants = run.ofType(grantType).map(({ inputs, propertyDependencies: { bucket } }) => {
      return [/\/sa\/(\w+)$/.exec(String(inputs.member))?.[1], inputs.role, bucket?.join()].join(" ");
    });
    assert.deepEqual(grants.sort(), [
      `loki roles/storage.objectUser ${logs ?? ""}`,
      `tempo roles/storage.legacyBucketReader ${traces ?? ""}`,
      `tempo roles/storage.objectUser ${traces ?? ""}`,
    ]);
    const { storage } = valuesOf(run, "loki").loki as { storage: { type: string } };
    assert.equal(storage.type, "gcs");
  });

  it("refuse an empty option and a key in another region", () => {
    const check = (objectStorage: object) => checkGke("test", { ...gkeArgs, objectStorage }).map(({ path }) => path);
    assert.deepEqual(check({}), ["objectStorage"]);
    const encryptionKey = "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k";
    assert.deepEqual(check({ traces: { encryptionKey } }), ["objectStorage.traces.encryptionKey"]);
  });
});
