import type { RegisteredResource } from "../../../components/testing";
import { fields, text } from "../../values";
import { chartDeeds, chartName, leavesSnapshots, scheduleWords, shortName, shown, workloads } from "../descriptions";
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

/** A store of backups, by its name and its region. */
interface NamedStore {
  readonly name: string;
  readonly region: string;
}

/** Where backups are, as far as it decides what survives the loss of a region. */
export interface BackupPlaces {
  readonly stores: readonly NamedStore[];
  /** Copies in another region than the stores. */
  readonly copies: readonly NamedStore[];
  /** Stores that are themselves in several regions; `region` says which. */
  readonly spread: readonly NamedStore[];
  /** Whether volumes are backed up only as snapshots in the cluster's region. */
  readonly hasLocalSnapshots: boolean;
}

/** Finds the stores of Velero's backups and their copies in other regions. */
export function backupPlaces(made: readonly RegisteredResource[], byUrn: ByUrn): BackupPlaces {
  const releases = made.filter((each) => chartName(each) === "velero");
  const own = releases.flatMap((release) => storesOf(release, byUrn));
  const named = (store: RegisteredResource, region = regionOf(store, byUrn) ?? "an unknown region") => ({
    name: shortName(store, byUrn),
    region,
  });
  const home = new Set(own.map((store) => regionOf(store, byUrn)));
  return {
    stores: own.map((store) => named(store)),
    copies: made
      .filter((each) => storeType.test(each.type) && isCopy(each, own, made) && !home.has(regionOf(each, byUrn)))
      .map((store) => named(store)),
    spread: own.flatMap((store) => {
      const several = severalRegions(store, made, byUrn);
      return several === undefined ? [] : [named(store, several)];
    }),
    hasLocalSnapshots: releases.some(leavesSnapshots),
  };
}

/** Says in which regions a store is, if it is in several: Google's dual-regions, and accounts of Azure that replicate. */
function severalRegions(
  store: RegisteredResource,
  made: readonly RegisteredResource[],
  byUrn: ByUrn,
): string | undefined {
  const line = [...shown(store, byUrn).values, ...partLines(store, made)].find((each) => /^in \S+ and \S+$/.test(each));
  const location = text(store.inputs, "location");
  const account = (store.propertyDependencies.accountName ?? []).flatMap((urn) => byUrn.get(urn) ?? [])[0];
  const sku = text(account?.inputs, "sku", "name");
  return (
    line ??
    (store.type.startsWith("gcp:") && /^(?:EU|US|ASIA)$/i.test(location ?? "")
      ? `in several regions of ${location}`
      : undefined) ??
    (/GRS|GZRS/.test(sku ?? "") ? `copied by Azure to the paired region (${sku})` : undefined)
  );
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

function regionOf({ inputs, provider }: RegisteredResource, byUrn: ByUrn): string | undefined {
  const ofProvider = byUrn.get(provider ?? "")?.inputs ?? {};
  return text(inputs, "region") ?? text(inputs, "location") ?? text(ofProvider, "region");
}

function storeLine(store: RegisteredResource, made: readonly RegisteredResource[], byUrn: ByUrn): string {
  const region = regionOf(store, byUrn);
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
