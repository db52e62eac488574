import { monitoring, volumeSnapshots } from "../../capabilities";
import { crdKind } from "../../charts";
import { defineAddon } from "../define";
import type { CustomResourceManifest } from "../definition";
import { containerResources, disruptionBudget, evictUnready, inPairs, onSystemPool, scrapers, spread } from "../pods";
import { provideOne } from "../provide";

/**
 * Options of the snapshot-controller.
 *
 * @example
 * ```ts
 * snapshotController();
 * ```
 */
export interface SnapshotControllerOptions {
  /**
   * If true, the controller also takes snapshots of several volumes at the same moment (VolumeGroupSnapshot). Few CSI drivers support such snapshots.
   *
   * @default false
   */
  readonly volumeGroups?: boolean;
}

const name = "snapshot-controller";
const pods = { "app.kubernetes.io/name": name };
const port = 8080;
const apiVersion = "snapshot.storage.k8s.io/v1";
const groupApiVersion = "groupsnapshot.storage.k8s.io/v1";

/** Replaces the chart's monitor, because the chart cannot set the labels by which Prometheus selects monitors. */
const podMonitor: CustomResourceManifest = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PodMonitor",
  name,
  scope: "Namespaced",
  spec: { selector: { matchLabels: pods }, podMetricsEndpoints: [{ port: "http", path: "/metrics" }] },
};

/** Takes snapshots of volumes with their CSI drivers (VolumeSnapshot). Only for clusters without a snapshot controller. */
export const snapshotController = defineAddon<SnapshotControllerOptions>({
  name,
  optionsType: "SnapshotControllerOptions",
  summary: "volume snapshots by CSI drivers (kind: VolumeSnapshot)",
  whenRemoved: "delete all VolumeSnapshots first, because without the controller their deletion never ends",
  chart: { repository: "https://piraeus.io/helm-charts/", name, version: "5.2.0" },
  images: {
    values: {
      "controller.image.repository": "registry.k8s.io/sig-storage/snapshot-controller",
      "webhook.image.repository": "registry.k8s.io/sig-storage/snapshot-conversion-webhook",
    },
    pullSecrets: { "controller.imagePullSecrets": "objects", "webhook.imagePullSecrets": "objects" },
  },
  pods: { placed: ["controller"], ranked: ["controller"] },
  monitors: [],
  namespace: name,
  crds: {
    how: "templated",
    values: { installCRDs: true },
    kinds: [
      crdKind(groupApiVersion, "VolumeGroupSnapshot"),
      crdKind(groupApiVersion, "VolumeGroupSnapshotClass", { scope: "Cluster", plural: "volumegroupsnapshotclasses" }),
      crdKind(groupApiVersion, "VolumeGroupSnapshotContent", { scope: "Cluster" }),
      crdKind(apiVersion, "VolumeSnapshot"),
      crdKind(apiVersion, "VolumeSnapshotClass", { scope: "Cluster", plural: "volumesnapshotclasses" }),
      crdKind(apiVersion, "VolumeSnapshotContent", { scope: "Cluster" }),
    ],
  },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"] },
  finalizesInTenants: true,
  clouds: {
    aws: true,
    gcp: "GKE runs a snapshot controller itself",
    azure: "AKS runs a snapshot controller itself",
    none: true,
  },
  wants: () => [{ capability: monitoring }],
  provides: [provideOne(volumeSnapshots, () => ({ apiVersion }))],
  flows: ({ find }) => [{ name, pods, ingress: scrapers(find(monitoring), port), egress: ["dns", "apiserver"] }],
  values: ({ options: { volumeGroups = false }, tier }) => {
    const pair = inPairs(tier);
    const { enabled: _, ...budget } = disruptionBudget(pair, evictUnready);
    return {
      controller: {
        replicaCount: pair.replicas,
        args: { featureGates: `CSIVolumeGroupSnapshot=${volumeGroups}` },
        pdb: budget,
        topologySpreadConstraints: spread(pods, pair),
        ...onSystemPool,
        resources: containerResources({ cpu: "10m", memory: "64Mi", limit: "128Mi" }),
        podSecurityContext: { seccompProfile: { type: "RuntimeDefault" } },
        securityContext: { allowPrivilegeEscalation: false },
      },
      webhook: { enabled: false },
    };
  },
  customResources: ({ find }) => (find(monitoring) === undefined ? [] : [podMonitor]),
});
