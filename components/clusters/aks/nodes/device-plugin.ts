import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as k8s from "@pulumi/kubernetes";
import { type ImageSource, sourcedImage } from "../../../images";
import { nodePoolLabel } from "../../../node-labels";
import type { Context } from "../context";
import type { PlannedPool } from "./plan";

const name = "nvidia-device-plugin";
const image = "nvcr.io/nvidia/k8s-device-plugin:v0.19.3";
const pluginsFolder = "/var/lib/kubelet/device-plugins";

/** The parts of the cluster that the agent uses. */
interface DevicePluginParts {
  readonly cluster: ManagedCluster;
  readonly provider: k8s.Provider;
  /** @default the registry of its maker */
  readonly images: ImageSource | undefined;
}

/**
 * Creates the agent that offers GPUs to pods as `nvidia.com/gpu`, if there are pools with GPUs. AKS installs NVIDIA's driver but not the agent. The
 * agent talks only to the node's kubelet, through a socket in a folder that belongs to root.
 * https://learn.microsoft.com/azure/aks/use-nvidia-gpu#manually-install-the-nvidia-device-plugin
 */
export function createDevicePlugin(
  context: Context,
  pools: readonly PlannedPool[],
  { cluster, provider, images }: DevicePluginParts,
): void {
  const names = pools.filter(({ gpu }) => gpu).map((pool) => pool.name);
  if (names.length === 0) {
    return;
  }
  const labels = { "app.kubernetes.io/name": name };
  new k8s.apps.v1.DaemonSet(
    `${context.name}-${name}`,
    {
      metadata: { name, namespace: "kube-system", labels },
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec(names, images) } },
    },
    { parent: context.opts.parent, provider, deletedWith: cluster },
  );
}

/** Returns the agent's pod. It runs on every node of these pools and tolerates all taints. */
function podSpec(pools: readonly string[], images: ImageSource | undefined) {
  const { pullSecret } = images ?? {};
  return {
    priorityClassName: "system-node-critical",
    ...(pullSecret !== undefined && { imagePullSecrets: [{ name: pullSecret.name }] }),
    automountServiceAccountToken: false,
    tolerations: [{ operator: "Exists" }],
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: nodePoolLabel, operator: "In", values: [...pools] }] }],
        },
      },
    },
    containers: [
      {
        name,
        image: sourcedImage(images, image),
        env: [
          { name: "NVIDIA_VISIBLE_DEVICES", value: "all" },
          { name: "NVIDIA_DRIVER_CAPABILITIES", value: "compute,utility" },
        ],
        resources: {
          requests: { cpu: "10m", memory: "32Mi", "ephemeral-storage": "16Mi" },
          limits: { memory: "256Mi", "ephemeral-storage": "256Mi" },
        },
        securityContext: {
          runAsUser: 0,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          seccompProfile: { type: "RuntimeDefault" },
        },
        volumeMounts: [{ name: "device-plugins", mountPath: pluginsFolder }],
      },
    ],
    volumes: [{ name: "device-plugins", hostPath: { path: pluginsFolder, type: "Directory" } }],
  };
}
