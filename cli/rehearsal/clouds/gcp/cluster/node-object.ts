import { numberAt, type Properties, recordsAt, textAt, valueAt } from "../../../../clouds";
import { isFields } from "../../../../values";
import { type SimulatedNode } from "../../../control-plane";
import { allocatableOf, architectureOf } from "./machines";
import { type Pool, type PoolNode } from "./nodes";

/** What GKE makes nodes of that ask for nothing. */
const usualMachine = "e2-medium";

const taintEffects: Readonly<Record<string, "NoSchedule" | "PreferNoSchedule" | "NoExecute">> = {
  NO_SCHEDULE: "NoSchedule",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
  NO_EXECUTE: "NoExecute",
};

/** What a pool's node looks like in the cluster; not ready until there is a network for its pods. */
export function nodeOf({ name, address, zone }: PoolNode, { state }: Pool): SimulatedNode {
  const machineType = textAt(state, "nodeConfig", "machineType") || usualMachine;
  return {
    name,
    address,
    ready: false,
    allocatable: { ...allocatableOf(machineType, numberAt(state, "maxPodsPerNode") ?? 110) },
    labels: { ...ownLabels(state), ...gkeLabels(state, machineType, zone) },
    taints: [...ownTaints(state), ...gkeTaints(state, machineType)],
  };
}

function ownLabels(state: Properties): Record<string, string> {
  const labels = valueAt(state, "nodeConfig", "labels");
  return isFields(labels) ? Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)])) : {};
}

/** https://cloud.google.com/kubernetes-engine/docs/how-to/creating-managing-labels */
function gkeLabels(state: Properties, machineType: string, zone: string): Record<string, string> {
  const config = valueAt(state, "nodeConfig");
  const isSpot = valueAt(config, "spot") === true;
  const region = zone.replace(/-[a-z]$/, "");
  return {
    "cloud.google.com/gke-boot-disk": textAt(config, "diskType") || "pd-balanced",
    "cloud.google.com/gke-container-runtime": "containerd",
    "cloud.google.com/gke-max-pods-per-node": String(numberAt(state, "maxPodsPerNode") ?? 110),
    "cloud.google.com/gke-nodepool": textAt(state, "name"),
    "cloud.google.com/gke-os-distribution": "cos",
    "cloud.google.com/gke-provisioning": isSpot ? "spot" : "standard",
    ...(isSpot ? { "cloud.google.com/gke-spot": "true" } : {}),
    "cloud.google.com/machine-family": machineType.split("-")[0] ?? "",
    ...(valueAt(state, "networkConfig", "enablePrivateNodes") === true
      ? { "cloud.google.com/private-node": "true" }
      : {}),
    ...(textAt(config, "workloadMetadataConfig", "mode") === "GKE_METADATA"
      ? { "iam.gke.io/gke-metadata-server-enabled": "true" }
      : {}),
    "kubernetes.io/arch": architectureOf(machineType),
    "node.kubernetes.io/instance-type": machineType,
    "topology.gke.io/zone": zone,
    "topology.kubernetes.io/region": region,
    "topology.kubernetes.io/zone": zone,
  };
}

function ownTaints(state: Properties): NonNullable<SimulatedNode["taints"]> {
  return recordsAt(state, "nodeConfig", "taints").map((taint) => ({
    key: textAt(taint, "key"),
    ...(textAt(taint, "value") === "" ? {} : { value: textAt(taint, "value") }),
    effect: taintEffects[textAt(taint, "effect")] ?? "NoSchedule",
  }));
}

/** GKE keeps pods from Arm machines and from GPUs that do not ask for them. https://cloud.google.com/kubernetes-engine/docs/concepts/arm-on-gke */
function gkeTaints(state: Properties, machineType: string): NonNullable<SimulatedNode["taints"]> {
  const isArm = architectureOf(machineType) === "arm64";
  const isOff = textAt(state, "nodeConfig", "taintConfig", "architectureTaintBehavior") === "NONE";
  const hasGpu = recordsAt(state, "nodeConfig", "guestAccelerators").length > 0;
  return [
    ...(isArm && !isOff ? [{ key: "kubernetes.io/arch", value: "arm64", effect: "NoSchedule" } as const] : []),
    ...(hasGpu ? [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" } as const] : []),
  ];
}
