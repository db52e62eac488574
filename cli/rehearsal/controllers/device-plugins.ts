import { pluginDevicesKey } from "../control-plane";
import { follow, type KubernetesObject } from "../kubernetes";
import type { ControllerContext, RunningController } from "./controller";
import { createWorkQueue } from "./work-queue";

/** The parts of a pod that show whether a device plugin runs. */
export interface PluginPod extends KubernetesObject {
  readonly spec?: { readonly nodeName?: string; readonly containers?: { readonly image?: string }[] };
  readonly status?: { readonly phase?: string };
}

/** A node with the devices that wait for a plugin. */
export interface PluginNode {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly status?: { readonly allocatable?: Readonly<Record<string, string>> };
}

/** Names the node of a pod that runs NVIDIA's device plugin; nothing if the pod is not one, or not running. */
export function pluginNodeOf({ spec, status }: PluginPod): string | undefined {
  const isPlugin = spec?.containers?.some(({ image = "" }) => /(?:^|\/)k8s-device-plugin[:@]/.test(image)) === true;
  return isPlugin && status?.phase === "Running" ? spec?.nodeName : undefined;
}

/** Returns the status of a node that offers its devices; nothing if it has none or offers them already. */
export function offeredDevices({ metadata, status }: PluginNode): object | undefined {
  const devices = JSON.parse(metadata.annotations?.[pluginDevicesKey] ?? "{}") as Readonly<Record<string, string>>;
  const missing = Object.keys(devices).filter((device) => status?.allocatable?.[device] === undefined);
  return missing.length === 0 ? undefined : { status: { capacity: devices, allocatable: devices } };
}

/** Offers a node's devices to pods once a device plugin runs there, as the plugin and the kubelet do. */
export function startDevicePlugins({ client, signal, report }: ControllerContext): RunningController {
  const queue = createWorkQueue({
    signal,
    report,
    reconcile: async (key) => {
      const pod = followed.objects.get(key);
      const name = pod && pluginNodeOf(pod);
      if (name === undefined) {
        return;
      }
      const status = offeredDevices(await client.get<PluginNode>(`/api/v1/nodes/${name}`));
      if (status !== undefined) {
        await client.patch(`/api/v1/nodes/${name}/status`, status);
      }
    },
  });
  const followed = follow<PluginPod>(client, "/api/v1/pods", { signal, report, changed: (key) => queue.add(key) });
  return { synced: followed.synced, ended: followed.ended.then(() => queue.idle()) };
}
