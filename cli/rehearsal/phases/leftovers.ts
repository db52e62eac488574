import { setTimeout as pause } from "node:timers/promises";
import { items } from "../../values";
import type { ChartLedger } from "../charts";
import type { CloudHoldingsList } from "../controllers";
import {
  ApiError,
  allObjectsPath,
  type ClusterAccess,
  describe,
  type KubernetesObject,
  type ObjectList,
  objectsIn,
  type ResourceKind,
} from "../kubernetes";
import type { Remains } from "../report";

/** Kinds whose objects Kubernetes creates for itself. */
const ownKinds = new Set([
  "Event",
  "Lease",
  "Endpoints",
  "EndpointSlice",
  "ControllerRevision",
  "CertificateSigningRequest",
  "CSINode",
  "CSIStorageCapacity",
  "PodMetrics",
  "NodeMetrics",
  "PriorityLevelConfiguration",
  "FlowSchema",
  "IPAddress",
  "ServiceCIDR",
  "ComponentStatus",
]);

/** Reports whether Kubernetes creates and removes the object by itself. */
export function madeByKubernetes(object: KubernetesObject): boolean {
  const { kind, metadata } = object;
  if (ownKinds.has(kind)) {
    return true;
  }
  if (kind === "APIService" && metadata.labels?.["kube-aggregator.kubernetes.io/automanaged"] !== undefined) {
    return true;
  }
  if (kind === "ConfigMap" && metadata.name === "kube-root-ca.crt") {
    return true;
  }
  if (kind === "ServiceAccount" && metadata.name === "default") {
    return true;
  }
  return items(object, "metadata", "ownerReferences").some(({ controller }) => controller === true);
}

/** Lists new objects that neither belong to Kubernetes nor are declared to stay. */
export function leftoversOf(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
  declared: ReadonlySet<string>,
): string[] {
  const known = new Set(before.map(({ metadata }) => metadata.uid));
  return after
    .filter(({ metadata }) => !known.has(metadata.uid))
    .filter((object) => !madeByKubernetes(object) && !declared.has(describe(object)))
    .map(describe)
    .toSorted();
}

/** Reports whether the object's chart declares that it outlives the release: https://helm.sh/docs/howto/charts_tips_and_tricks/ */
export function isKeptByHelm({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.["helm.sh/resource-policy"] === "keep";
}

/** Where leftovers are looked for. */
export interface Remaining {
  readonly access: ClusterAccess;
  readonly cloud: Pick<CloudHoldingsList, "remaining" | "retained">;
  readonly ledger: Pick<ChartLedger, "kept" | "keep" | "presumed">;
}

/** The leftovers of a stack, and what it retains on purpose. */
export interface AfterDestroy {
  readonly left: Remains;
  readonly retained: Remains;
}

/** Looks for leftovers until none are left or the time is up, because Kubernetes deletes dependents a little later. */
export async function awaitNoLeftovers(
  site: Remaining,
  before: readonly KubernetesObject[],
  declared: Remains,
  limits: { readonly seconds: number; readonly signal: AbortSignal },
): Promise<AfterDestroy> {
  const deadline = Date.now() + limits.seconds * 1000;
  for (;;) {
    const after = await everyObject(site.access);
    for (const object of after.filter(isKeptByHelm)) {
      site.ledger.keep(describe(object));
    }
    const { left, retained } = sortOut(site, before, after, declared);
    if (Date.now() > deadline || left.kubernetes.length + left.cloud.length === 0) {
      return { left, retained };
    }
    await pause(500, undefined, { signal: limits.signal });
  }
}

/** Separates leftovers from what a program, a chart or a storage class declares to stay. */
export function sortOut(
  { cloud, ledger }: { readonly cloud: Remaining["cloud"]; readonly ledger: Pick<ChartLedger, "kept" | "presumed"> },
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
  declared: Remains,
): AfterDestroy {
  const staying = new Set([...ledger.kept, ...cloud.retained.flatMap(volumeOf), ...declared.kubernetes]);
  const held = new Set(declared.cloud);
  const there = new Set(after.map(describe));
  return {
    left: {
      kubernetes: leftoversOf(before, after, new Set([...staying, ...ledger.presumed.names])),
      cloud: cloud.remaining.filter((one) => !held.has(one)),
    },
    retained: {
      kubernetes: [...staying].filter((one) => there.has(one)).toSorted(),
      cloud: [...cloud.retained, ...declared.cloud].toSorted(),
    },
  };
}

/** Returns the volume of a retained disk: a Released volume stays as long as its disk. */
function volumeOf(retained: string): string[] {
  const volume = / of (PersistentVolume \S+)$/.exec(retained)?.[1];
  return volume === undefined ? [] : [volume];
}

/** Lists every object of a cluster that Kubernetes does not create for itself, with or without its content. */
export async function everyObject(
  access: ClusterAccess,
  content: "metadata" | "whole" = "metadata",
): Promise<KubernetesObject[]> {
  const kinds = await listableKinds(access);
  const accept = content === "metadata" ? metadataOnly : "application/json";
  const lists = await Promise.all(kinds.map((kind) => objectsOf(access, kind, accept)));
  return lists.flat();
}

async function listableKinds({ discovery }: ClusterAccess): Promise<ResourceKind[]> {
  const versions = await discovery.groupVersions("preferred");
  const kinds = await Promise.all(versions.map((version) => discovery.reachableKinds(version)));
  return kinds.flat().filter(({ verbs, kind }) => verbs.includes("list") && !ownKinds.has(kind));
}

const metadataOnly = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

async function objectsOf(
  { client }: ClusterAccess,
  resource: ResourceKind,
  accept: string,
): Promise<KubernetesObject[]> {
  const { apiVersion, kind } = resource;
  const call = { method: "GET", path: allObjectsPath(resource), accept } as const;
  const list = await client.find<ObjectList>(call).catch(unlessUnserved);
  return list === undefined ? [] : objectsIn({ ...list, apiVersion, kind });
}

/** Ignores aggregated APIs whose backend is gone or which cannot list: they leave no objects. */
function unlessUnserved(error: unknown): undefined {
  if (error instanceof ApiError && [405, 406, 503].includes(error.statusCode)) {
    return undefined;
  }
  throw error;
}
