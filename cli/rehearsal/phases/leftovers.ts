import { setTimeout as pause } from "node:timers/promises";
import type { ChartLedger } from "../charts/chart-ledger";
import type { CloudHoldingsList } from "../controllers/cloud-holdings";
import { ApiError } from "../kubernetes/client";
import type { ClusterAccess } from "../kubernetes/cluster-access";
import { groupPath, kindsOf, type ResourceKind } from "../kubernetes/discovery";
import { describe, type KubernetesObject, recordsAt } from "../kubernetes/object";
import type { Remains } from "../report/report";

/** Kinds of which Kubernetes makes objects by itself, for its own ends. */
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

/** True for what Kubernetes makes and removes by itself. */
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
  return recordsAt(object, "metadata", "ownerReferences").some(({ controller }) => controller === true);
}

/** What is there now, was not there before, and is neither Kubernetes' own nor declared to stay. */
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

/** True for what its chart declares to outlive the release: https://helm.sh/docs/howto/charts_tips_and_tricks/ */
export function isKeptByHelm({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.["helm.sh/resource-policy"] === "keep";
}

/** What a cluster and its cloud are asked for. */
export interface Remaining {
  readonly access: ClusterAccess;
  readonly cloud: Pick<CloudHoldingsList, "remaining" | "retained">;
  readonly ledger: Pick<ChartLedger, "kept" | "keep">;
}

/** What is left of a stack, and what is meant to be. */
export interface AfterDestroy {
  readonly left: Remains;
  readonly retained: Remains;
}

/** What is left, looked for until nothing is or the time is over: Kubernetes tidies up after its own. */
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

/** Tells what is left from what a program, a chart or a storage class declares to stay. */
export function sortOut(
  { cloud, ledger }: { readonly cloud: Remaining["cloud"]; readonly ledger: Pick<ChartLedger, "kept"> },
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
  declared: Remains,
): AfterDestroy {
  const staying = new Set([...ledger.kept, ...cloud.retained.flatMap(volumeOf), ...declared.kubernetes]);
  const held = new Set(declared.cloud);
  const there = new Set(after.map(describe));
  return {
    left: {
      kubernetes: leftoversOf(before, after, staying),
      cloud: cloud.remaining.filter((one) => !held.has(one)),
    },
    retained: {
      kubernetes: [...staying].filter((one) => there.has(one)).toSorted(),
      cloud: [...cloud.retained, ...declared.cloud].toSorted(),
    },
  };
}

/** The volume that a retained disk is of: a Released one stays as long as its disk. */
function volumeOf(retained: string): string[] {
  const volume = / of (PersistentVolume \S+)$/.exec(retained)?.[1];
  return volume === undefined ? [] : [volume];
}

/** Every object of a cluster, without its contents. */
export async function everyObject(access: ClusterAccess): Promise<KubernetesObject[]> {
  const kinds = await listableKinds(access);
  const lists = await Promise.all(kinds.map((kind) => metadataOf(access, kind)));
  return lists.flat();
}

async function listableKinds({ client }: ClusterAccess): Promise<ResourceKind[]> {
  const groups = await client.call<{ groups: { preferredVersion: { groupVersion: string } }[] }>({
    method: "GET",
    path: "/apis",
  });
  const versions = ["v1", ...groups.body.groups.map(({ preferredVersion }) => preferredVersion.groupVersion)];
  const lists = await Promise.all(
    versions.map(async (version) => {
      const list = await client
        .find<Parameters<typeof kindsOf>[1]>({ method: "GET", path: groupPath(version) })
        .catch(unlessUnserved);
      return list ? kindsOf(version, list) : [];
    }),
  );
  return lists.flat().filter(({ verbs, kind }) => verbs.includes("list") && !ownKinds.has(kind));
}

async function metadataOf({ client }: ClusterAccess, kind: ResourceKind): Promise<KubernetesObject[]> {
  const list = await client
    .find<{ items: KubernetesObject[] }>({
      method: "GET",
      path: `${groupPath(kind.apiVersion)}/${kind.plural}`,
      accept: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
    })
    .catch(unlessUnserved);
  return (list?.items ?? []).map((item) => ({ ...item, apiVersion: kind.apiVersion, kind: kind.kind }));
}

/** An aggregated API whose backend is gone, or which lists nothing, has no objects of its own to leave. */
function unlessUnserved(error: unknown): undefined {
  if (error instanceof ApiError && [405, 406, 503].includes(error.statusCode)) {
    return undefined;
  }
  throw error;
}
