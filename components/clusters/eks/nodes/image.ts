import type { Architecture } from "../../profiles";
import { maxPods } from "../cni";
import type { OperatingSystem } from "./args";

/** A disk of a node. */
interface Disk {
  readonly deviceName: string;
  /** In GiB. */
  readonly size: number;
}

/** The settings of a launch template for an operating system. */
export interface NodeImage {
  readonly amiType: string;
  readonly disks: readonly Disk[];
  /** The user data in base64. */
  readonly userData: string;
}

/** Most processes of a pod, so that a pod cannot exhaust its node. */
const podPidsLimit = 1024;
const bottlerocketRootSize = 4;

const amiTypes = {
  bottlerocket: { amd64: "BOTTLEROCKET_x86_64", arm64: "BOTTLEROCKET_ARM_64" },
  al2023: { amd64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" },
} as const satisfies Record<OperatingSystem, Record<Architecture, string>>;

/**
 * Images with NVIDIA's driver and its device plugin, which offers `nvidia.com/gpu` to pods. The image of Amazon Linux does not contain the plugin.
 * https://github.com/bottlerocket-os/bottlerocket/blob/develop/QUICKSTART-EKS.md#aws-k8s--nvidia-variants
 */
const gpuAmiTypes = {
  amd64: "BOTTLEROCKET_x86_64_NVIDIA",
  arm64: "BOTTLEROCKET_ARM_64_NVIDIA",
} as const satisfies Record<Architecture, string>;

/** Returns the settings of a Bottlerocket node with room for this number of pods, as TOML. */
export function bottlerocketSettings(pods: number = maxPods): string[] {
  return ["[settings.kubernetes]", `max-pods = ${pods}`, `pod-pids-limit = ${podPidsLimit}`, ""];
}

function nodeConfig(pods: number): string[] {
  return [
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="BOUNDARY"',
    "",
    "--BOUNDARY",
    "Content-Type: application/node.eks.aws",
    "",
    "apiVersion: node.eks.aws/v1alpha1",
    "kind: NodeConfig",
    "spec:",
    "  kubelet:",
    "    config:",
    `      maxPods: ${pods}`,
    `      podPidsLimit: ${podPidsLimit}`,
    "",
    "--BOUNDARY--",
    "",
  ];
}

/** The machines that an image runs on. */
export interface ImageTarget {
  readonly architecture: Architecture;
  /** Whether the machines have GPUs. Only Bottlerocket's images offer GPUs to pods. */
  readonly gpu: boolean;
  /** Number of pods for which the smallest machine has addresses. */
  readonly pods: number;
  /** In GiB. */
  readonly diskSize: number;
}

/** Looks up the settings of an operating system. EKS adds the settings with which nodes join the cluster. */
export function nodeImage(system: OperatingSystem, { architecture, gpu, pods, diskSize }: ImageTarget): NodeImage {
  const amiType = gpu ? gpuAmiTypes[architecture] : amiTypes[system][architecture];
  switch (system) {
    case "bottlerocket":
      return {
        amiType,
        disks: [
          { deviceName: "/dev/xvda", size: bottlerocketRootSize },
          { deviceName: "/dev/xvdb", size: diskSize },
        ],
        userData: base64(bottlerocketSettings(pods)),
      };
    case "al2023":
      return { amiType, disks: [{ deviceName: "/dev/xvda", size: diskSize }], userData: base64(nodeConfig(pods)) };
  }
}

function base64(lines: readonly string[]): string {
  return Buffer.from(lines.join("\n")).toString("base64");
}
