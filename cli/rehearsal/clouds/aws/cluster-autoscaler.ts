import { number, text } from "../../../values";
import type { ApiClient } from "../../kubernetes";
import type { Effects, FullPool } from "../effects";
import type { LacksChart } from "../missing-charts";
import { autoscalerSentences, growFor, type Look, podsWithoutRoom } from "../played-autoscaler";
import { lacksRoom, type UnplacedPod, waitsForZone, wouldTake } from "../unplaced-pods";
import { type Group, type NodeSubnet, nodeOf } from "./nodes";

const deploymentPath = "/apis/apps/v1/namespaces/kube-system/deployments/cluster-autoscaler";

/** A node group, and the number of its nodes. */
export interface SizedGroup {
  readonly group: Group;
  readonly subnets: readonly NodeSubnet[];
  readonly nodes: number;
}

/**
 * Chooses the group that grows for a pod: the smallest of those whose next node would take it. The next node of a group is expected in
 * its first zone, whatever other zones it has (`getAsgTemplate`).
 * https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.0/cluster-autoscaler/cloudprovider/aws/aws_manager.go
 *
 * @param zone the zone of the pod's volumes; undefined if they are in none
 */
export function groupFor(
  pod: UnplacedPod,
  zone: string | undefined,
  groups: readonly SizedGroup[],
): SizedGroup | undefined {
  const fitting = groups.filter((one) => one.nodes < mostNodes(one) && takes(one, pod, zone));
  return fitting.toSorted((one, other) => one.nodes - other.nodes)[0];
}

/** Returns the groups that would grow for a pod if they were not at their maximum. */
export function fullGroups(pod: UnplacedPod, zone: string | undefined, groups: readonly SizedGroup[]): FullPool[] {
  return groups
    .filter((one) => one.nodes >= mostNodes(one) && takes(one, pod, zone))
    .map((one) => ({ name: text(one.group.state, "nodeGroupName") ?? one.group.id, most: mostNodes(one) }));
}

function mostNodes({ group }: SizedGroup): number {
  return number(group.state, "scalingConfig", "maxSize") ?? 0;
}

/** Reports whether the next node of a group would take a pod. */
function takes({ group, subnets: [first] }: SizedGroup, pod: UnplacedPod, zone: string | undefined): boolean {
  if (first === undefined) {
    return false;
  }
  const place = { name: "next", address: "", poolId: group.id, subnetId: first.id, zone: first.zone };
  const isInZone = zone === undefined || zone === first.zone;
  return isInZone && wouldTake(nodeOf(place, group, regionOf(first)), pod);
}

/** Returns the region of a subnet. */
export function regionOf({ zone }: Pick<NodeSubnet, "zone">): string {
  return zone.slice(0, -1);
}

/** Looks at the pods once, as cluster-autoscaler does, even if its chart is missing; undefined if the program does not install it. */
export async function growGroups(
  client: ApiClient,
  effects: Pick<Effects, "makeRoom" | "fullPools">,
  lacksChart: LacksChart,
): Promise<Look | undefined> {
  const runs = (await client.find({ method: "GET", path: deploymentPath })) !== undefined;
  if (!runs && !(await lacksChart("cluster-autoscaler"))) {
    return undefined;
  }
  const pods = await podsWithoutRoom(client, (each) => lacksRoom(each) || waitsForZone(each));
  return growFor(pods, effects, (pod) => zoneOf(client, pod));
}

/** Describes what was simulated, one sentence each. */
export function clusterAutoscalerSentences(added: number, trouble: string | undefined): string[] {
  return autoscalerSentences("EKS with cluster-autoscaler", added, trouble);
}

/** Returns the zone of the pod's volumes. */
async function zoneOf(client: ApiClient, { metadata, spec }: UnplacedPod): Promise<string | undefined> {
  for (const { persistentVolumeClaim } of spec?.volumes ?? []) {
    const name = persistentVolumeClaim?.claimName;
    const path = `/api/v1/namespaces/${metadata?.namespace ?? ""}/persistentvolumeclaims/${name ?? ""}`;
    const claim = name === undefined ? undefined : await client.find<Claim>({ method: "GET", path });
    const volume = claim?.spec?.volumeName;
    const volumePath = `/api/v1/persistentvolumes/${volume ?? ""}`;
    const zone =
      volume === undefined ? undefined : zoneIn(await client.find<Volume>({ method: "GET", path: volumePath }));
    if (zone !== undefined) {
      return zone;
    }
  }
  return undefined;
}

interface Claim {
  readonly spec?: { readonly volumeName?: string };
}

interface Volume {
  readonly spec?: {
    readonly nodeAffinity?: {
      readonly required?: {
        readonly nodeSelectorTerms?: readonly {
          readonly matchExpressions?: readonly { readonly key: string; readonly values?: readonly string[] }[];
        }[];
      };
    };
  };
}

function zoneIn(volume: Volume | undefined): string | undefined {
  const terms = volume?.spec?.nodeAffinity?.required?.nodeSelectorTerms ?? [];
  const expressions = terms.flatMap(({ matchExpressions = [] }) => matchExpressions);
  return expressions.find(({ key }) => key === "topology.kubernetes.io/zone")?.values?.[0];
}
