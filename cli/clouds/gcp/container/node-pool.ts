import { shortened } from "../../../shortened";
import { at, type Fields, fields, items, text, texts } from "../../../values";
import { rows } from "../../replacement";
import { said } from "../../shown";
import type { GcpType } from "../gcp-type";
import { nameOf } from "../names";
import { forceNew } from "../replaced-by";
import { callerMayActAs } from "./acts-as";
import { alreadyExists, autoname, containerName } from "./container-name";
import { mayEncryptDisks } from "./encryption";
import { nodeConfigReplacedBy, nodeConfigRolledBy } from "./node-config";
import { clusterIdOf, nodePoolOutputs } from "./node-pool-outputs";
import {
  autoscalingBounds,
  clusterExists,
  podsPerNode,
  roomForNodes,
  upgradeStrategy,
  versionSkew,
} from "./node-pool-refusals";
import { clusterIsStill } from "./ongoing";

/** Node pools of GKE. https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters.nodePools */
export const nodePool: GcpType = {
  token: "gcp:container/nodePool:NodePool",
  label: "NodePool",
  saysBefore: { create: "error creating NodePool: ", update: "", delete: "Error deleting NodePool: " },
  autoname,
  id: (question) => `${clusterIdOf(question)}/nodePools/${nameOf(question)}`,
  computed: nodePoolOutputs,
  properties: { name: containerName },
  refuses: {
    create: [
      clusterExists,
      versionSkew,
      autoscalingBounds,
      upgradeStrategy,
      podsPerNode,
      roomForNodes,
      mayEncryptDisks,
      callerMayActAs,
      clusterIsStill,
    ],
    update: [versionSkew, autoscalingBounds, upgradeStrategy, clusterIsStill],
    delete: [clusterIsStill],
  },
  unique: alreadyExists,
  replacedBy: [
    ...forceNew("container/resource_container_node_pool.go", [
      "cluster",
      "initialNodeCount",
      "location",
      "maxPodsPerNode",
      "name",
      "namePrefix",
      "networkConfig.acceleratorNetworkProfile",
      "networkConfig.additionalNodeNetworkConfigs",
      "networkConfig.additionalPodNetworkConfigs",
      "networkConfig.createPodRange",
      "networkConfig.podCidrOverprovisionConfig",
      "networkConfig.podIpv4CidrBlock",
      "networkConfig.podRange",
      "networkConfig.subnetwork",
      "placementPolicy",
      "project",
      "queuedProvisioning",
    ]),
    ...nodeConfigReplacedBy,
  ],
  rolledBy: [
    ...rows("cloud.google.com/kubernetes-engine/docs/concepts/cluster-upgrades", ["version"]),
    ...nodeConfigRolledBy,
  ],
  precious: true,
  shown: {
    ownLine: true,
    values: ({ name, inputs }) => [
      nodes(inputs),
      said("in", shortened(texts(inputs.nodeLocations))),
      disk(fields(inputs.nodeConfig)),
      said("labels", labels(fields(inputs, "nodeConfig", "labels"), name)),
      said("taints", items(inputs, "nodeConfig", "taints").map(taint).join(", ")),
      upgrades(inputs),
    ],
    alarms: ({ inputs }) => [
      hasPublicNodes(inputs) ? "nodes have public addresses" : undefined,
      at(inputs, "nodeConfig", "serviceAccount") === undefined
        ? "nodes use Compute Engine's default service account"
        : undefined,
      at(inputs, "nodeConfig", "workloadMetadataConfig", "mode") === "GKE_METADATA"
        ? undefined
        : "pods can use the permissions of their node",
      at(inputs, "nodeConfig", "bootDiskKmsKey") === undefined
        ? "disks are not encrypted with your own key"
        : undefined,
    ],
  },
  opens: (inputs) => (hasPublicNodes(inputs) ? ["public addresses for nodes"] : []),
};

function hasPublicNodes(inputs: Fields): boolean {
  return at(inputs, "networkConfig", "enablePrivateNodes") === false;
}

function nodes({ autoscaling, nodeConfig, nodeCount }: Fields): string {
  const { minNodeCount, maxNodeCount, totalMinNodeCount, totalMaxNodeCount } = fields(autoscaling);
  const [min, max] = [text(totalMinNodeCount) ?? text(minNodeCount), text(totalMaxNodeCount) ?? text(maxNodeCount)];
  const count = max === undefined ? (text(nodeCount) ?? "?") : `${min ?? "0"}–${max}`;
  const perZone = totalMaxNodeCount === undefined ? " in each zone" : "";
  const { machineType, spot } = fields(nodeConfig);
  return `${count} × ${text(machineType) ?? "e2-medium"}${spot === true ? " spot" : ""}${perZone}`;
}

function disk({ diskSizeGb, diskType, ephemeralStorageLocalSsdConfig: local }: Fields): string | undefined {
  const ssds = text(local, "localSsdCount");
  const beside = ssds === undefined ? "" : ` and ${ssds} local SSDs of 375 GiB`;
  return diskSizeGb === undefined ? undefined : `${text(diskSizeGb) ?? "?"} GiB ${text(diskType) ?? "disk"}${beside}`;
}

/** Shows labels, except one that only repeats the pool's name. */
function labels(all: Fields, name: string): string {
  return Object.entries(all)
    .filter(([, value]) => value !== name)
    .map(([key, value]) => `${key}=${text(value) ?? "unknown"}`)
    .join(", ");
}

function taint({ key, value, effect }: Fields): string {
  const pair = [key, value].flatMap((part) => text(part) ?? []).join("=");
  return `${pair}:${text(effect) ?? ""}`;
}

function upgrades({ management, upgradeSettings }: Fields): string {
  const surge = text(upgradeSettings, "maxSurge");
  const isAutomatic = at(management, "autoUpgrade") === true;
  const isBlueGreen = text(upgradeSettings, "strategy") === "BLUE_GREEN";
  const way = isBlueGreen
    ? ", with twice as many nodes meanwhile"
    : surge === undefined
      ? ""
      : `, ${surge} more at a time`;
  return isAutomatic ? `upgraded by GKE${way}` : "upgraded by hand";
}
