import { at, type Fields, fields, items, number, text } from "../../../values";
import type { SimulatedNode } from "../../control-plane";
import type { PoolNode } from "../pool-nodes";
import { allocatableOf, architectureOf } from "./machines";
import type { Pool } from "./nodes";

/** The machine type of a pool that requests none. */
const usualMachine = "e2-medium";

const taintEffects: Readonly<Record<string, "NoSchedule" | "PreferNoSchedule" | "NoExecute">> = {
  NO_SCHEDULE: "NoSchedule",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
  NO_EXECUTE: "NoExecute",
};

/** Returns the Node object of a pool's node, which is not ready until its pods have a network. */
export function nodeOf({ name, address, zone }: PoolNode, { state }: Pool): SimulatedNode {
  const machineType = text(state, "nodeConfig", "machineType") ?? usualMachine;
  return {
    name,
    address,
    ready: false,
    allocatable: { ...allocatableOf(machineType, podsOf(state)), ...gpusOf(state) },
    labels: { ...ownLabels(state), ...gkeLabels(state, machineType, zone) },
    taints: [...ownTaints(state), ...gkeTaints(state, machineType)],
  };
}

/** GKE's device plugin offers GPUs once GKE has installed a driver. https://cloud.google.com/kubernetes-engine/docs/how-to/gpus */
function gpusOf(state: Fields): Record<string, string> {
  const gpus = items(state, "nodeConfig", "guestAccelerators")
    .filter(
      (gpu) => (text(gpu, "gpuDriverInstallationConfig", "gpuDriverVersion") ?? "DEFAULT") !== "INSTALLATION_DISABLED",
    )
    .reduce((sum, gpu) => sum + (number(gpu, "count") ?? 0), 0);
  return gpus > 0 ? { "nvidia.com/gpu": String(gpus) } : {};
}

function podsOf(state: Fields): number {
  return number(state.maxPodsPerNode) ?? 110;
}

function ownLabels(state: Fields): Record<string, string> {
  const labels = Object.entries(fields(state, "nodeConfig", "labels"));
  return Object.fromEntries(labels.map(([key, value]) => [key, String(value)]));
}

/** https://cloud.google.com/kubernetes-engine/docs/how-to/creating-managing-labels */
function gkeLabels(state: Fields, machineType: string, zone: string): Record<string, string> {
  const { diskType, spot, workloadMetadataConfig } = fields(state.nodeConfig);
  const isSpot = spot === true;
  const accelerator = text(items(state, "nodeConfig", "guestAccelerators")[0], "type");
  const region = zone.replace(/-[a-z]$/, "");
  return {
    ...(accelerator === undefined ? {} : { "cloud.google.com/gke-accelerator": accelerator }),
    "cloud.google.com/gke-boot-disk": text(diskType) ?? "pd-balanced",
    "cloud.google.com/gke-container-runtime": "containerd",
    "cloud.google.com/gke-max-pods-per-node": String(podsOf(state)),
    "cloud.google.com/gke-nodepool": text(state.name) ?? "",
    "cloud.google.com/gke-os-distribution": "cos",
    "cloud.google.com/gke-provisioning": isSpot ? "spot" : "standard",
    ...(isSpot ? { "cloud.google.com/gke-spot": "true" } : {}),
    "cloud.google.com/machine-family": machineType.split("-")[0] ?? "",
    ...(at(state, "networkConfig", "enablePrivateNodes") === true ? { "cloud.google.com/private-node": "true" } : {}),
    ...(at(workloadMetadataConfig, "mode") === "GKE_METADATA"
      ? { "iam.gke.io/gke-metadata-server-enabled": "true" }
      : {}),
    "kubernetes.io/arch": architectureOf(machineType),
    "node.kubernetes.io/instance-type": machineType,
    "topology.gke.io/zone": zone,
    "topology.kubernetes.io/region": region,
    "topology.kubernetes.io/zone": zone,
  };
}

function ownTaints(state: Fields): NonNullable<SimulatedNode["taints"]> {
  return items(state, "nodeConfig", "taints").map(({ effect, key, value }) => ({
    key: text(key) ?? "",
    ...(text(value) === undefined ? {} : { value: text(value) }),
    effect: taintEffects[text(effect) ?? ""] ?? "NoSchedule",
  }));
}

/** Returns the taints that GKE puts on Arm machines and on machines with GPUs. https://cloud.google.com/kubernetes-engine/docs/concepts/arm-on-gke */
function gkeTaints(state: Fields, machineType: string): NonNullable<SimulatedNode["taints"]> {
  const isArm = architectureOf(machineType) === "arm64";
  const isOff = at(state, "nodeConfig", "taintConfig", "architectureTaintBehavior") === "NONE";
  const hasGpu = items(state, "nodeConfig", "guestAccelerators").length > 0;
  return [
    ...(isArm && !isOff ? [{ key: "kubernetes.io/arch", value: "arm64", effect: "NoSchedule" } as const] : []),
    ...(hasGpu ? [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" } as const] : []),
  ];
}
