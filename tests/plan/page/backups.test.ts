import assert from "node:assert/strict";
import { backupLines } from "../../../cli/plan/page/backups";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { object, podSpec } from "../objects";

const bucket = (name: string, region: string) =>
  registered(name, { type: "aws:s3/bucket:Bucket", inputs: { region }, options: { retainOnDelete: true } });
const [store, copy] = [bucket("backups", "eu-central-1"), bucket("backups-copy", "eu-west-1")];
const replication = registered("copy", {
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  propertyDependencies: { bucket: [store.urn], rules: [copy.urn] },
});
const velero = registered("velero", {
  type: "kubernetes:helm.sh/v3:Release",
  inputs: { chart: "velero", values: { schedules: { daily: { schedule: "0 1 * * *", template: { ttl: "24h" } } } } },
  propertyDependencies: { values: [store.urn] },
});
const job = object("batch/v1", "CronJob", "shop/backup", {
  spec: {
    schedule: "0 2 * * *",
    jobTemplate: {
      spec: { template: { spec: { ...podSpec, volumes: [{ persistentVolumeClaim: { claimName: "dumps" } }] } } },
    },
  },
});

function lines(...made: readonly RegisteredResource[]) {
  return backupLines(made, new Map(made.map((each) => [each.urn, each])));
}

describe("backups on a plan's page", () => {
  it("say when, what, how long, where and where the copy is", () => {
    const [when = "", where = "", copied = "", ...others] = lines(velero, store, copy, replication);
    assert.match(when, /^Velero · backup daily: every day at 01:00 · .* · kept 1 day$/);
    assert.match(where, /^Stored in aws\.s3\.Bucket backups · eu-central-1 · .*stays when the stack is deleted$/);
    assert.match(copied, /^Copied to aws\.s3\.Bucket backups-copy · eu-west-1/);
    assert.deepEqual(others, []);
  });

  it("keep applications' own jobs apart, and say that the platform has none", () => {
    assert.deepEqual(lines(job), [
      "None by the platform · the program installs no Velero",
      "The application's own job shop/backup · every day at 02:00, with claim dumps",
    ]);
  });

  it("are no subject of a program without data", () => assert.deepEqual(lines(store), []));
});
