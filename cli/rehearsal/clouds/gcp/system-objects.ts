import { at, type Fields, text, texts } from "../../../values";
import type { CloudObject } from "../simulated-cluster";
import { csiDriver, daemonSet, deployment, dnsService, metricsServer, snapshotDefinitions } from "../system-workloads";
import { gatewayDefinitions } from "./gateway-definitions";

/**
 * Returns the parts of GKE's own software that programs and pods depend on: workloads in kube-system with their names and
 * labels, CSI drivers, the CRDs of snapshots. https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-architecture
 */
export function systemObjects(cluster: Fields): readonly CloudObject[] {
  const addon = (name: string) => at(cluster, "addonsConfig", name, "enabled") === true;
  const hasCloudDns = at(cluster, "dnsConfig", "clusterDns") === "CLOUD_DNS";
  return [
    ...network(cluster),
    ...(hasCloudDns ? [] : [managed("kube-dns", "kube-dns", 2), managed("kube-dns-autoscaler")]),
    dnsService("KubeDNS"),
    ...(addon("dnsCacheConfig") ? [agent("node-local-dns")] : []),
    managed("konnectivity-agent", "konnectivity-agent", 2),
    ...metricsServer(1),
    ...agents(cluster),
    csiDriver("pd.csi.storage.gke.io", true),
    agent("pdcsi-node", "gcp-compute-persistent-disk-csi-driver"),
    ...snapshotDefinitions(),
    ...(at(cluster, "gatewayApiConfig", "channel") === "CHANNEL_STANDARD" ? gatewayDefinitions() : []),
    ...(addon("gcpFilestoreCsiDriverConfig")
      ? [csiDriver("filestore.csi.storage.gke.io", false), agent("filestore-node", "gcp-filestore-csi-driver")]
      : []),
    ...(at(cluster, "addonsConfig", "httpLoadBalancing", "disabled") === true
      ? []
      : [managed("l7-default-backend", "glbc")]),
  ];
}

/** Returns the agents that connect pods and enforce policies: Cilium of Dataplane V2, or GKE's own with or without Calico. */
function network(cluster: Fields): CloudObject[] {
  if (cluster.datapathProvider === "ADVANCED_DATAPATH") {
    return [agent("anetd", "cilium")];
  }
  const hasCalico = at(cluster, "networkPolicy", "enabled") === true;
  const calico = [agent("calico-node"), managed("calico-typha")];
  return [agent("netd"), ...(hasCalico ? calico : [])];
}

/** Returns the agents that send logs and metrics and that give pods their identity. */
function agents(cluster: Fields): CloudObject[] {
  const logs = texts(cluster, "loggingConfig", "enableComponents");
  const hasLogs =
    logs.includes("WORKLOADS") || logs.includes("SYSTEM_COMPONENTS") || cluster.loggingConfig === undefined;
  const hasIdentity = text(cluster, "workloadIdentityConfig", "workloadPool") !== undefined;
  return [
    agent("gke-metrics-agent"),
    managed("event-exporter-gke", "event-exporter"),
    ...(hasLogs ? [agent("fluentbit-gke")] : []),
    ...(hasIdentity ? [agent("gke-metadata-server")] : []),
  ];
}

/** GKE's own Deployments tolerate nodes that are reserved for them. https://cloud.google.com/kubernetes-engine/docs/how-to/isolate-workloads-dedicated-nodes */
const tolerations = [
  { key: "CriticalAddonsOnly", operator: "Exists" },
  { key: "components.gke.io/gke-managed-components", operator: "Exists" },
  { key: "kubernetes.io/arch", operator: "Equal", value: "arm64", effect: "NoSchedule" },
];

function agent(name: string, app = name): CloudObject {
  return daemonSet(name, { "k8s-app": app });
}

function managed(name: string, app = name, replicas = 1): CloudObject {
  return deployment(name, { "k8s-app": app }, replicas, { tolerations });
}
