import assert from "node:assert/strict";
import { loki, Platform, tempo } from "../../../../components";
import { checkEks } from "../../../../components/clusters/eks";
import { eksArgs, eksCluster, runEks } from "../../../support/eks";
import { valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const encryptionKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012";
const lifecycleType = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

describe("the buckets of stores on EKS", () => {
  it("are private, encrypted, and left by a destroy, without versions of what the stores delete", async () => {
    const run = await runEks({ objectStorage: { logs: { encryptionKeyArn }, traces: {} } });
    const names = run.ofType("aws:s3/bucket:Bucket").map(({ name }) => name);
    assert.deepEqual([...names].sort(), ["test-logs", "test-traces"]);
    const { options } = run.find("aws:s3/bucket:Bucket", "test-logs");
    assert.deepEqual([options.protect, options.retainOnDelete], [true, true]);
    assert.deepEqual(run.ofType("aws:s3/bucketVersioning:BucketVersioning"), []);
    const { blockPublicAcls, restrictPublicBuckets } = run.find(
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "test-traces",
    ).inputs;
    assert.deepEqual([blockPublicAcls, restrictPublicBuckets], [true, true]);
    assert.deepEqual(run.find(lifecycleType, "test-logs").inputs.rules, [
      {
        id: "unfinished",
        status: "Enabled",
        filter: {},
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
    const { rules } = run.find(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "test-logs",
    ).inputs;
    assert.match(JSON.stringify(rules), /"sseAlgorithm":"aws:kms"/);
  });

  it("are used by loki and tempo, each by permissions on its own and no other", async () => {
    const run = await runProgram(() => {
      const cluster = eksCluster({ objectStorage: { logs: { encryptionKeyArn }, traces: {} } });
      new Platform("test", { cluster, addons: [loki(), tempo()] });
    });
    const release = run.find("kubernetes:helm.sh/v3:Release", "test-loki");
    assert.ok(release.propertyDependencies.values?.includes(run.find(lifecycleType, "test-logs").urn));
    const { storage } = valuesOf(run, "loki").loki as { storage: { type: string } };
    assert.equal(storage.type, "s3");
    for (const [addon, own, other] of [
      ["loki", "test-logs", "test-traces"],
      ["tempo", "test-traces", "test-logs"],
    ] as const) {
      const sources = run.find("aws:iam/rolePolicy:RolePolicy", `test-${addon}`).propertyDependencies.policy ?? [];
      const [mine, foreign] = [own, other].map((name) => run.find("aws:s3/bucket:Bucket", name).urn);
      assert.deepEqual([sources.includes(mine ?? ""), sources.includes(foreign ?? "")], [true, false], addon);
    }
  });

  it("are none unless configured, and refuse an empty option and a key elsewhere", async () => {
    assert.deepEqual((await runEks()).ofType("aws:s3/bucket:Bucket"), []);
    const check = (objectStorage: object) => checkEks("test", { ...eksArgs, objectStorage }).map(({ path }) => path);
    assert.deepEqual(check({}), ["objectStorage"]);
    assert.deepEqual(check({ logs: { encryptionKeyArn: "alias/logs" } }), ["objectStorage.logs.encryptionKeyArn"]);
  });
});
