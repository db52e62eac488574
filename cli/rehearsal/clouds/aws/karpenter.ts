import { addNodes, type ControlPlane, makeNodeReady, type SimulatedNode } from "../../control-plane";
import type { ApiClient } from "../../kubernetes";
import { type Autoscaling, podsWithoutRoom, shortageOf } from "../played-autoscaler";
import { allocatableOf, machineOf } from "./machines";

/** The fields of a Karpenter NodePool that matter here. */
export interface KarpenterPool {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
  readonly spec: {
    readonly limits?: { readonly cpu?: string | number };
    readonly template: {
      readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
      readonly spec: { readonly taints?: readonly object[] };
    };
  };
}

/** A node, with its labels. */
export interface KarpenterNode {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
}

/** The machine of every node, whatever its pool requests: 8 vCPUs and 32 GiB. */
const machine = "m7i.2xlarge";
const poolLabel = "karpenter.sh/nodepool";
const zoneLabel = "topology.kubernetes.io/zone";
const regionLabel = "topology.kubernetes.io/region";

/** Returns the next node, of the first pool without taints that may still grow, in the zone with the fewest nodes. */
export function nextNode(
  pools: readonly KarpenterPool[],
  own: readonly KarpenterNode[],
  places: readonly { readonly zone: string; readonly region: string }[],
  number: number,
): SimulatedNode | undefined {
  const { cpus } = machineOf(machine);
  const pool = pools.find((one) => isUntainted(one) && (countOf(one, own) + 1) * cpus <= limitOf(one));
  const nodesIn = (zone: string) => own.filter(({ metadata: { labels } }) => labels[zoneLabel] === zone).length;
  const [place] = places.toSorted((one, other) => nodesIn(one.zone) - nodesIn(other.zone));
  if (pool === undefined || place === undefined) {
    return undefined;
  }
  const { name } = pool.metadata;
  const labels = {
    ...pool.spec.template.metadata?.labels,
    [poolLabel]: name,
    [zoneLabel]: place.zone,
    [regionLabel]: place.region,
    "node.kubernetes.io/instance-type": machine,
  };
  return { name: `karpenter-${name}-${number}`, labels, allocatable: { ...allocatableOf(machine) } };
}

/** Says which pools without taints have no room for another node within their limits. */
export function exhausted(pools: readonly KarpenterPool[], own: readonly KarpenterNode[]): string[] {
  const { cpus } = machineOf(machine);
  return pools
    .filter((pool) => isUntainted(pool) && (countOf(pool, own) + 1) * cpus > limitOf(pool))
    .map((pool) => `NodePool ${pool.metadata.name} is at its limit of ${limitOf(pool)} CPUs`);
}

function isUntainted({ spec }: KarpenterPool): boolean {
  return (spec.template.spec.taints ?? []).length === 0;
}

function countOf({ metadata: { name } }: KarpenterPool, own: readonly KarpenterNode[]): number {
  return own.filter(({ metadata: { labels } }) => labels[poolLabel] === name).length;
}

function limitOf({ spec }: KarpenterPool): number {
  return Number(spec.limits?.cpu ?? Number.POSITIVE_INFINITY);
}

/** Lists the nodes whose pool is gone or being deleted. */
export function orphans(own: readonly KarpenterNode[], pools: readonly KarpenterPool[]): string[] {
  const living = new Set(
    pools.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(({ metadata }) => metadata.name),
  );
  return own
    .filter(({ metadata }) => !living.has(metadata.labels[poolLabel] ?? ""))
    .map(({ metadata }) => metadata.name);
}

/** Describes what was simulated, one sentence each; nothing if no node was needed and the last attempt did not fail. */
export function playedSentences(added: number, trouble: string | undefined): string[] {
  const nodes = added === 1 ? "1 node" : `${added} nodes`;
  const played = `Karpenter is simulated: it added ${nodes} of 8 vCPUs and 32 GiB for pods that did not fit. It ignores the NodePool's requirements. There are no NodeClaims and no consolidation.`;
  return [
    ...(added === 0 ? [] : [played]),
    ...(trouble === undefined ? [] : [`The last attempt to simulate Karpenter failed: ${trouble}`]),
  ];
}

/** Returns Karpenter, which adds nodes of a NodePool for pods without room, and removes nodes with their pool. */
export function karpenterAutoscaling({ kubernetesVersion }: Pick<ControlPlane, "kubernetesVersion">): Autoscaling {
  return {
    look: async (client, added) => {
      const pools = await list<KarpenterPool>(client, "/apis/karpenter.sh/v1/nodepools");
      const own = await list<KarpenterNode>(client, `/api/v1/nodes?labelSelector=${poolLabel}`);
      for (const name of orphans(own, pools)) {
        await client.delete(`/api/v1/nodes/${name}`);
      }
      const pods = await podsWithoutRoom(client);
      const node = pods.length === 0 ? undefined : nextNode(pools, own, await placesIn(client), added + 1);
      if (node === undefined) {
        const reasons = pools.length === 0 ? ["nothing in the cluster adds nodes"] : exhausted(pools, own);
        return { added: false, ...shortageOf(pods, reasons) };
      }
      await addNodes(client, [node], kubernetesVersion);
      await makeNodeReady(client, node.name);
      return { added: true };
    },
    sentences: playedSentences,
  };
}

/** Lists the zones of the other nodes. */
async function placesIn(client: ApiClient): Promise<{ zone: string; region: string }[]> {
  const nodes = await list<KarpenterNode>(client, `/api/v1/nodes?labelSelector=!${poolLabel}`);
  const zones = new Map(nodes.map(({ metadata: { labels } }) => [labels[zoneLabel] ?? "", labels[regionLabel] ?? ""]));
  return [...zones].map(([zone, region]) => ({ zone, region }));
}

/** Lists objects; none if their kind does not exist. */
async function list<T>(client: ApiClient, path: string): Promise<readonly T[]> {
  return (await client.find<{ items: readonly T[] }>({ method: "GET", path }))?.items ?? [];
}
