import assert from "node:assert/strict";
import { checkGke, type GkeBackupsArgs } from "../../../../components/clusters/gke";
import { gkeArgs, gkeCluster, runGke } from "../../../support/gke";
import { runProgram } from "../../../support/run-program";

describe("the backups of GKE", () => {
  it("has no bucket unless configured", async () => {
    assert.deepEqual((await runGke()).ofType("gcp:storage/bucket:Bucket"), []);
  });

  it("makes a private, versioned bucket that a destroy leaves", async () => {
    const run = await runGke({ backups: {} });
    const { inputs, options } = run.find("gcp:storage/bucket:Bucket", "test-backups");
    const { labels, ...settings } = inputs;
    assert.deepEqual(settings, {
      project: gkeArgs.projectId,
      location: gkeArgs.region,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      versioning: { enabled: true },
      lifecycleRules: [
        { action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: 30, withState: "ARCHIVED" } },
        { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 7 } },
      ],
    });
    assert.equal((labels as Record<string, string>).cluster, "test");
    assert.deepEqual([options.protect, options.retainOnDelete], [true, true]);
  });

  it("keeps the bucket in two regions, by a location of the pair or of their country or continent", async () => {
    const placeWith = async (region: string) => {
      const run = await runGke({ backups: { copy: { region } } });
      const { location, customPlacementConfig } = run.find("gcp:storage/bucket:Bucket", "test-backups").inputs;
      return [location, customPlacementConfig];
    };
    assert.equal(gkeArgs.region, "europe-west3");
    assert.deepEqual(await placeWith("europe-west6"), ["EUR8", undefined]);
    assert.deepEqual(await placeWith("europe-west10"), ["DE", { dataLocations: ["EUROPE-WEST3", "EUROPE-WEST10"] }]);
    assert.deepEqual(await placeWith("europe-west4"), ["EU", { dataLocations: ["EUROPE-WEST3", "EUROPE-WEST4"] }]);
  });

  it("refuses a second region that Google does not pair, and keys without a location only", () => {
    const said = (backups: GkeBackupsArgs) =>
      checkGke("test", { ...gkeArgs, backups }).map(({ path, message }) => `${path}: ${message}`);
    assert.match(
      said({ copy: { region: "us-east1" } }).join(),
      /^backups\.copy\.region: expected a region that Cloud Storage pairs with europe-west3 \(europe-central2, .*europe-west6.*\), got "us-east1"$/,
    );
    assert.equal(said({ copy: { region: "europe-west3" } }).length, 1);
    const encryptionKey = "projects/p/locations/europe/keyRings/r/cryptoKeys/k";
    assert.deepEqual(said({ copy: { region: "europe-west4" }, encryptionKey }), []);
    assert.deepEqual(said({ copy: { region: "europe-west4" }, encryptionKey: "k" }), [
      'backups.encryptionKey: expected the name of a key (projects/…/locations/…/keyRings/…/cryptoKeys/…), got "k"',
    ]);
  });

  it("has an account that may read the bucket and nothing else, for links", async () => {
    const run = await runGke({ backups: {} });
    assert.equal(run.find("gcp:serviceaccount/account:Account", "test-backups").inputs.accountId, "test-backups");
    const grant = run.find("gcp:storage/bucketIAMMember:BucketIAMMember", "test-backups");
    assert.equal(grant.inputs.role, "roles/storage.objectViewer");
    const apis = new Set(run.ofType("gcp:projects/service:Service").map(({ inputs }) => inputs.service));
    assert.ok(apis.has("iamcredentials.googleapis.com") && apis.has("storage.googleapis.com"));
  });

  it("grants roles on a bucket and on a service account", async () => {
    const run = await runProgram(() => {
      const gcp = [
        { role: "roles/storage.objectUser", bucket: "b" },
        { role: "roles/iam.serviceAccountTokenCreator", serviceAccount: "projects/p/serviceAccounts/s" },
      ];
      gkeCluster().podIdentity("velero", { namespace: "velero", serviceAccount: "velero", permissions: { gcp } });
    });
    const onBucket = run.find("gcp:storage/bucketIAMMember:BucketIAMMember", "velero-storage.objectUser");
    assert.deepEqual([onBucket.inputs.bucket, onBucket.inputs.role], ["b", "roles/storage.objectUser"]);
    const onAccount = run.find("gcp:serviceaccount/iAMMember:IAMMember", "velero-iam.serviceAccountTokenCreator");
    assert.equal(onAccount.inputs.serviceAccountId, "projects/p/serviceAccounts/s");
    assert.match(onAccount.inputs.member as string, /\/subject\/ns\/velero\/sa\/velero$/);
  });

  it("refuses a key elsewhere, and a name that leaves no room for the account's", () => {
    const key = "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k";
    const args = {
      ...gkeArgs,
      clusterName: "a-cluster-with-a-long-nam",
      backups: { versionDays: 0, encryptionKey: key },
    };
    assert.deepEqual(
      checkGke("test", args).map(({ path, message }) => `${path}: ${message}`),
      [
        "backups.versionDays: expected a whole number of days from 1 to 3650, got 0",
        `backups.encryptionKey: expected the name of a key in ${gkeArgs.region} (projects/…/locations/${gkeArgs.region}/keyRings/…/cryptoKeys/…), got "${key}"`,
        'clusterName: expected at most 22 characters, because backups is set, got "a-cluster-with-a-long-nam"',
      ],
    );
  });
});
