import { parseRange } from "../../../../components/testing";
import { type Fields, fields, number, text } from "../../../values";
import { all, byId } from "../../account";
import type { CloudAccount, CloudCall, CloudResource, CloudRule } from "../../contract";
import { badRequest, notFound } from "../faults";
import { isGone } from "../references";
import { minorOf, releaseOf } from "../versions";
import { clusterIdOf } from "./node-pool-outputs";

const clusterType = "gcp:container/cluster:Cluster";

function clusterOf({ inputs }: CloudCall, account: CloudAccount): CloudResource | undefined {
  return byId(account, clusterType, clusterIdOf({ inputs, place: account }));
}

export const clusterExists: CloudRule = ({ inputs }, account) => {
  const id = clusterIdOf({ inputs, place: account });
  return isGone(account, clusterType, id) ? notFound(`Not found: ${id}.`) : undefined;
};

/**
 * Nodes are never ahead of the control plane, nor far behind it.
 * https://cloud.google.com/kubernetes-engine/versioning#version_compatibility_between_control_plane_and_nodes
 */
export const versionSkew: CloudRule = (call, account) => {
  const version = releaseOf(text(call.inputs.version) ?? "");
  const master = text(clusterOf(call, account)?.state, "masterVersion") ?? "";
  if (minorOf(version) > minorOf(master)) {
    return badRequest(
      `Node version "${version}" must not have a greater minor version than master version "${master}".`,
    );
  }
  const isUpgraded = fields(call.inputs.management).autoUpgrade === true;
  return isUpgraded && minorOf(version) < minorOf(master) - 1
    ? badRequest(
        `Auto-upgrade is enabled, node version "${version}" must be within one minor version of master version "${master}".`,
      )
    : undefined;
};

/** https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters.nodePools#NodePoolAutoscaling */
export const autoscalingBounds: CloudRule = ({ inputs }) => {
  const bounds = (min: string, max: string, words: readonly [string, string]) => {
    const [least = 0, most] = [number(inputs, "autoscaling", min), number(inputs, "autoscaling", max)];
    return most !== undefined && (most < 1 || least > most)
      ? badRequest(
          `NodePoolAutoscaling.${words[1]} (${most}) must be at least one and not less than ${words[0]} (${least}).`,
        )
      : undefined;
  };
  return (
    bounds("minNodeCount", "maxNodeCount", ["min_node_count", "max_node_count"]) ??
    bounds("totalMinNodeCount", "totalMaxNodeCount", ["total_min_node_count", "total_max_node_count"])
  );
};

/**
 * Settings of one strategy are not allowed with the other.
 * https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters.nodePools#upgradesettings
 */
export const upgradeStrategy: CloudRule = ({ inputs }) => {
  const { strategy = "SURGE", blueGreenSettings, maxSurge, maxUnavailable } = fields(inputs.upgradeSettings);
  if (strategy !== "BLUE_GREEN") {
    return blueGreenSettings === undefined
      ? undefined
      : badRequest("Blue-green upgrade settings may not be used when surge strategy is enabled.");
  }
  return number(maxSurge) === undefined && number(maxUnavailable) === undefined
    ? undefined
    : badRequest(
        "Surge upgrade settings (max_surge, max_unavailable) may not be used when blue-green strategy is enabled.",
      );
};

/** https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr */
const [leastPods, mostPods] = [8, 256];

export const podsPerNode: CloudRule = ({ inputs }) => {
  const pods = number(inputs.maxPodsPerNode);
  return pods === undefined || (pods >= leastPods && pods <= mostPods)
    ? undefined
    : badRequest(`Max pods constraint on node pools must be between ${leastPods} and ${mostPods}, given ${pods}.`);
};

/** Returns the prefix of the range that each node has for its pods: at least twice as many addresses as pods. */
export function nodePrefix(maxPodsPerNode: number): number {
  return 32 - Math.ceil(Math.log2(2 * maxPodsPerNode));
}

/** The pods' range has room for all nodes. https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips#cluster_sizing_secondary_range_pods */
export const roomForNodes: CloudRule = (call, account) => {
  const cluster = clusterOf(call, account);
  const range = text(cluster?.state, "clusterIpv4Cidr") ?? "";
  const block = parseRange(range);
  if (cluster === undefined || block === undefined) {
    return undefined;
  }
  const defaultPods = number(cluster.state.defaultMaxPodsPerNode) ?? 110;
  const others = all(account, "gcp:container/nodePool:NodePool").filter(({ id }) => id.startsWith(`${cluster.id}/`));
  const taken = [...others.map(({ state }) => state), call.inputs].reduce(
    (sum, pool) => sum + nodesOf(pool) * 2 ** (32 - nodePrefix(number(pool.maxPodsPerNode) ?? defaultPods)),
    0,
  );
  const rangeName = text(cluster.state, "ipAllocationPolicy", "clusterSecondaryRangeName") ?? "";
  return taken <= 2 ** (32 - block.prefix)
    ? undefined
    : badRequest(
        `IP_SPACE_EXHAUSTED: Insufficient free IP addresses in the IP range '${range}' (${rangeName}). Consider expanding the current IP range or selecting an alternative IP range.`,
      );
};

/** Returns how many nodes a pool begins with in all its zones. */
function nodesOf({ initialNodeCount, nodeCount, nodeLocations }: Fields): number {
  const zones = Array.isArray(nodeLocations) ? nodeLocations.length : 1;
  return (number(nodeCount) ?? number(initialNodeCount) ?? 0) * zones;
}
