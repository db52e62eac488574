import { all } from "../../account";
import { parseBlock } from "../../cidr";
import { type CloudAccount, type CloudCall, type CloudFault, type CloudRule } from "../../contract";
import { numberAt, type Properties, textAt, valueAt } from "../../properties";
import { clusterIdOf } from "../container";
import { minorOf, releaseOf } from "../versions";
import { clusterOf, computeAgent, mayEncrypt } from "./clusters";

const bad = (message: string): CloudFault => ({ code: "badRequest", message });
const poolType = "gcp:container/nodePool:NodePool";

function clusterIdIn({ inputs }: Pick<CloudCall, "inputs">, { accountId, region }: CloudAccount): string {
  return clusterIdOf({ inputs, place: { accountId, region, newId: (_, of) => of } });
}

/** A node pool belongs to a cluster that is there. */
const ofCluster: CloudRule = (call, account) => {
  const id = clusterIdIn(call, account);
  return clusterOf(account, id) === undefined && account.deleted.has(`gcp:container/cluster:Cluster ${id}`)
    ? { code: "notFound", message: `Not found: ${id}.`, status: 404 }
    : undefined;
};

/** Nodes are never ahead of the control plane, and not far behind it. https://cloud.google.com/kubernetes-engine/versioning#version_compatibility_between_control_plane_and_nodes */
const nodeVersion: CloudRule = (call, account) => {
  const version = releaseOf(textAt(call.inputs, "version"));
  const master = textAt(clusterOf(account, clusterIdIn(call, account))?.state, "masterVersion");
  if (version === "" || master === "") {
    return undefined;
  }
  if (minorOf(version) > minorOf(master)) {
    return bad(`Node version "${version}" must not have a greater minor version than master version "${master}".`);
  }
  const isUpgraded = valueAt(call.inputs, "management", "autoUpgrade") === true;
  return isUpgraded && minorOf(version) < minorOf(master) - 1
    ? bad(
        `Auto-upgrade is enabled, node version "${version}" must be within one minor version of master version "${master}".`,
      )
    : undefined;
};

/** https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters.nodePools#NodePoolAutoscaling */
const autoscalingBounds: CloudRule = ({ inputs }) => {
  const of = (property: string) => numberAt(inputs, "autoscaling", property);
  const pairs = [
    ["minNodeCount", "maxNodeCount", "max_node_count", "min_node_count"],
    ["totalMinNodeCount", "totalMaxNodeCount", "total_max_node_count", "total_min_node_count"],
  ] as const;
  const wrong = pairs.find(([min, max]) => {
    const most = of(max);
    return most !== undefined && (most < 1 || (of(min) ?? 0) > most);
  });
  return (
    wrong &&
    bad(
      `NodePoolAutoscaling.${wrong[2]} (${of(wrong[1]) ?? 0}) must be at least one and not less than ${wrong[3]} (${of(wrong[0]) ?? 0}).`,
    )
  );
};

/** Pods on a node, and the range of addresses that they get. https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr */
const leastPods = 8;
const mostPods = 256;

const maxPods: CloudRule = ({ inputs }) => {
  const pods = numberAt(inputs, "maxPodsPerNode");
  return pods === undefined || (pods >= leastPods && pods <= mostPods)
    ? undefined
    : bad(`Max pods constraint on node pools must be between ${leastPods} and ${mostPods}, given ${pods}.`);
};

/** The prefix of the range that each node has for its pods: twice as many addresses as pods, at least. */
export function nodePrefix(maxPodsPerNode: number): number {
  return 32 - Math.ceil(Math.log2(2 * maxPodsPerNode));
}

/** As many nodes as the pods' range has room for. https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips#cluster_sizing_secondary_range_pods */
const roomForNodes: CloudRule = (call, account) => {
  const cluster = clusterOf(account, clusterIdIn(call, account));
  const block = parseBlock(textAt(cluster?.state, "clusterIpv4Cidr"));
  if (cluster === undefined || block === undefined) {
    return undefined;
  }
  const others = all(account, poolType).filter(
    ({ id, state }) => id.startsWith(`${cluster.id}/`) && state.id !== call.id,
  );
  const fallback = numberAt(cluster.state, "defaultMaxPodsPerNode") ?? 110;
  const taken = [...others.map(({ state }) => state), call.inputs].reduce(
    (sum, pool) => sum + nodesOf(pool) * 2 ** (32 - nodePrefix(numberAt(pool, "maxPodsPerNode") ?? fallback)),
    0,
  );
  const range = textAt(cluster.state, "ipAllocationPolicy", "clusterSecondaryRangeName");
  return taken <= 2 ** (32 - block.prefix)
    ? undefined
    : bad(
        `IP_SPACE_EXHAUSTED: Insufficient free IP addresses in the IP range '${textAt(cluster.state, "clusterIpv4Cidr")}' (${range}). Consider expanding the current IP range or selecting an alternative IP range.`,
      );
};

/** Nodes that a pool begins with, in all its zones. */
function nodesOf(pool: Properties): number {
  const zones = Array.isArray(pool.nodeLocations) ? pool.nodeLocations.length : 1;
  return (numberAt(pool, "nodeCount") ?? numberAt(pool, "initialNodeCount") ?? 0) * zones;
}

/** Rules of node pools. */
export const nodePoolRules = {
  create: [
    ofCluster,
    nodeVersion,
    autoscalingBounds,
    maxPods,
    roomForNodes,
    mayEncrypt(["nodeConfig", "bootDiskKmsKey"], computeAgent),
  ],
  update: [nodeVersion, autoscalingBounds],
} as const;
