import { type Properties, textAt, textsAt, valueAt } from "../../../../clouds";
import { type CloudObject } from "../../simulated-cluster";
import {
  csiDriver,
  daemonSet,
  deployment,
  dnsService,
  metricsServer,
  snapshotDefinitions,
} from "../../system-workloads";
import { gatewayDefinitions } from "./gateway-definitions";

/**
 * What GKE runs in a cluster, as far as programs and pods depend on it: workloads of their names and labels in kube-system,
 * CSI drivers, the definitions of snapshots. https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-architecture
 */
export function systemObjects(cluster: Properties): readonly CloudObject[] {
  const addon = (name: string) => valueAt(cluster, "addonsConfig", name, "enabled") === true;
  const hasCloudDns = textAt(cluster, "dnsConfig", "clusterDns") === "CLOUD_DNS";
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
    ...(textAt(cluster, "gatewayApiConfig", "channel") === "CHANNEL_STANDARD" ? gatewayDefinitions() : []),
    ...(addon("gcpFilestoreCsiDriverConfig")
      ? [csiDriver("filestore.csi.storage.gke.io", false), agent("filestore-node", "gcp-filestore-csi-driver")]
      : []),
    ...(valueAt(cluster, "addonsConfig", "httpLoadBalancing", "disabled") === true
      ? []
      : [managed("l7-default-backend", "glbc")]),
  ];
}

/** What gives pods their network, and enforces policies: Dataplane V2's Cilium, or Calico beside GKE's own. */
function network(cluster: Properties): CloudObject[] {
  if (textAt(cluster, "datapathProvider") === "ADVANCED_DATAPATH") {
    return [agent("anetd", "cilium")];
  }
  const hasCalico = valueAt(cluster, "networkPolicy", "enabled") === true;
  const calico = [agent("calico-node"), managed("calico-typha")];
  return [agent("netd"), ...(hasCalico ? calico : [])];
}

/** Agents that send logs and metrics, and answer pods that ask for their identity. */
function agents(cluster: Properties): CloudObject[] {
  const logs = textsAt(cluster, "loggingConfig", "enableComponents");
  const hasLogs =
    logs.includes("WORKLOADS") || logs.includes("SYSTEM_COMPONENTS") || cluster.loggingConfig === undefined;
  const hasIdentity = textAt(cluster, "workloadIdentityConfig", "workloadPool") !== "";
  return [
    agent("gke-metrics-agent"),
    managed("event-exporter-gke", "event-exporter"),
    ...(hasLogs ? [agent("fluentbit-gke")] : []),
    ...(hasIdentity ? [agent("gke-metadata-server")] : []),
  ];
}

/** What GKE's own Deployments accept: nodes that are kept for them. https://cloud.google.com/kubernetes-engine/docs/how-to/isolate-workloads-dedicated-nodes */
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
