import type { RegisteredResource } from "../../../components/testing";
import { fields, text } from "../../values";
import { chartDeeds, chartName, scheduleWords, shortName, workloads } from "../descriptions";
import { kindOf } from "../label";
import { partLines } from "../tree";

/** Types of buckets and containers, without their clouds' versions. */
const storeType =
  /^(?:aws:s3\/bucket(?:V2)?:Bucket(?:V2)?|gcp:storage\/bucket:Bucket|azure-native:storage(?:\/\w+)?:BlobContainer)$/;

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Says what is backed up when, how long it is kept, and where; the jobs of applications apart. Says so if nothing is. */
export function backupLines(made: readonly RegisteredResource[], byUrn: ByUrn): string[] {
  const releases = made.filter((each) => chartName(each) === "velero");
  const schedules = releases.map((release) => {
    const deeds = chartDeeds(release);
    return deeds.length === 0
      ? "Velero · no schedule: only backups that somebody asks for"
      : `Velero · ${deeds.join(" · ")}`;
  });
  const stores = releases.flatMap((release) => storesOf(release, byUrn));
  const copies = made.filter((each) => storeType.test(each.type) && isCopy(each, stores, made));
  const jobs = workloads(made).filter(({ kind, name }) => kind === "CronJob" && /backup|dump|snapshot/i.test(name));
  const hasState = workloads(made).some(({ kind }) => kind === "StatefulSet");
  return [
    ...(releases.length === 0 && (hasState || jobs.length > 0)
      ? ["None by the platform · the program installs no Velero"]
      : schedules),
    ...stores.map((store) => `Stored in ${storeLine(store, made, byUrn)}`),
    ...copies.map((store) => `Copied to ${storeLine(store, made, byUrn)}`),
    ...jobs.map(({ name, namespace, podSpec, resource }) => {
      const cron = text(resource.inputs, "spec", "schedule");
      const claims = claimsOf(podSpec);
      const into = claims.length === 0 ? "" : `, with ${claims.length === 1 ? "claim" : "claims"} ${claims.join(", ")}`;
      return `The application's own job ${namespace}/${name} · ${cron === undefined ? "at an unknown time" : scheduleWords(cron)}${into}`;
    }),
  ];
}

function storesOf({ propertyDependencies: { values = [] } }: RegisteredResource, byUrn: ByUrn): RegisteredResource[] {
  return values.flatMap((urn) => {
    const store = byUrn.get(urn);
    return store !== undefined && storeType.test(store.type) ? [store] : [];
  });
}

/** Reports whether a rule of replication copies one of the stores into a bucket. */
function isCopy(
  bucket: RegisteredResource,
  stores: readonly RegisteredResource[],
  made: readonly RegisteredResource[],
): boolean {
  return (
    !stores.includes(bucket) &&
    made.some(
      ({ propertyDependencies: { bucket: from = [], rules = [] }, type }) =>
        type.startsWith("aws:s3/bucketReplicationConfig:") &&
        rules.includes(bucket.urn) &&
        stores.some(({ urn }) => from.includes(urn)),
    )
  );
}

function storeLine(store: RegisteredResource, made: readonly RegisteredResource[], byUrn: ByUrn): string {
  const provider = byUrn.get(store.provider ?? "")?.inputs ?? {};
  const region = text(store.inputs, "region") ?? text(store.inputs, "location") ?? text(provider, "region");
  const { protect, retainOnDelete } = store.options;
  return [
    `${kindOf(store)} ${shortName(store, byUrn)}`,
    ...(region === undefined ? [] : [region]),
    ...partLines(store, made).filter((line) => line !== region && !/^[\w-]+\.\w+\.\w+$/.test(line)),
    ...(protect === true || retainOnDelete === true ? ["stays when the stack is deleted"] : []),
  ].join(" · ");
}

function claimsOf(podSpec: unknown): string[] {
  const volumes = fields(podSpec).volumes;
  return (Array.isArray(volumes) ? volumes : []).flatMap(
    (volume: unknown) => text(volume, "persistentVolumeClaim", "claimName") ?? [],
  );
}
