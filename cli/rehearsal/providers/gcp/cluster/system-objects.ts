import { type Properties, textAt, textsAt, valueAt } from "../../../../../components/testing";
import type { CloudObject } from "../../cloud/simulated-cluster";

const apps = "/apis/apps/v1/namespaces/kube-system";
const snapshots = "snapshot.storage.k8s.io";

/**
 * What GKE runs in a cluster, as far as programs and pods depend on it: workloads of their names and labels in kube-system,
 * CSI drivers, the definitions of snapshots. https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-architecture
 */
export function systemObjects(cluster: Properties): readonly CloudObject[] {
  const addon = (name: string) => valueAt(cluster, "addonsConfig", name, "enabled") === true;
  const hasCloudDns = textAt(cluster, "dnsConfig", "clusterDns") === "CLOUD_DNS";
  return [
    ...network(cluster),
    ...(hasCloudDns
      ? []
      : [deployment("kube-dns", "kube-dns", 2), deployment("kube-dns-autoscaler", "kube-dns-autoscaler")]),
    dnsService(),
    ...(addon("dnsCacheConfig") ? [daemonSet("node-local-dns", "node-local-dns")] : []),
    deployment("konnectivity-agent", "konnectivity-agent", 2),
    ...metricsServer(),
    ...agents(cluster),
    csiDriver("pd.csi.storage.gke.io", true),
    daemonSet("pdcsi-node", "gcp-compute-persistent-disk-csi-driver"),
    definition("VolumeSnapshotClass", "volumesnapshotclasses", "Cluster"),
    definition("VolumeSnapshot", "volumesnapshots", "Namespaced"),
    definition("VolumeSnapshotContent", "volumesnapshotcontents", "Cluster"),
    ...(addon("gcpFilestoreCsiDriverConfig")
      ? [csiDriver("filestore.csi.storage.gke.io", false), daemonSet("filestore-node", "gcp-filestore-csi-driver")]
      : []),
    ...(valueAt(cluster, "addonsConfig", "httpLoadBalancing", "disabled") === true
      ? []
      : [deployment("l7-default-backend", "glbc")]),
  ];
}

/** What gives pods their network, and enforces policies: Dataplane V2's Cilium, or Calico beside GKE's own. */
function network(cluster: Properties): CloudObject[] {
  if (textAt(cluster, "datapathProvider") === "ADVANCED_DATAPATH") return [daemonSet("anetd", "cilium")];
  const hasCalico = valueAt(cluster, "networkPolicy", "enabled") === true;
  const calico = [daemonSet("calico-node", "calico-node"), deployment("calico-typha", "calico-typha")];
  return [daemonSet("netd", "netd"), ...(hasCalico ? calico : [])];
}

/** Agents that send logs and metrics, and answer pods that ask for their identity. */
function agents(cluster: Properties): CloudObject[] {
  const logs = textsAt(cluster, "loggingConfig", "enableComponents");
  const hasLogs =
    logs.includes("WORKLOADS") || logs.includes("SYSTEM_COMPONENTS") || cluster.loggingConfig === undefined;
  const hasIdentity = textAt(cluster, "workloadIdentityConfig", "workloadPool") !== "";
  return [
    daemonSet("gke-metrics-agent", "gke-metrics-agent"),
    deployment("event-exporter-gke", "event-exporter"),
    ...(hasLogs ? [daemonSet("fluentbit-gke", "fluentbit-gke")] : []),
    ...(hasIdentity ? [daemonSet("gke-metadata-server", "gke-metadata-server")] : []),
  ];
}

/** It serves the metrics of pods and nodes, without an add-on. */
function metricsServer(): CloudObject[] {
  const labels = { "k8s-app": "metrics-server" };
  const ports = [{ port: 443, protocol: "TCP" }];
  const service = { name: "metrics-server", namespace: "kube-system" };
  return [
    deployment("metrics-server", "metrics-server"),
    { path: services, object: { metadata: { name: "metrics-server", labels }, spec: { selector: labels, ports } } },
    {
      path: "/apis/apiregistration.k8s.io/v1/apiservices",
      object: {
        metadata: { name: "v1beta1.metrics.k8s.io", labels },
        spec: {
          group: "metrics.k8s.io",
          version: "v1beta1",
          groupPriorityMinimum: 100,
          versionPriority: 100,
          insecureSkipTLSVerify: true,
          service,
        },
      },
    },
  ];
}

const services = "/api/v1/namespaces/kube-system/services";

/** What GKE's own Deployments accept: nodes that are kept for them. https://cloud.google.com/kubernetes-engine/docs/how-to/isolate-workloads-dedicated-nodes */
const managed = [
  { key: "CriticalAddonsOnly", operator: "Exists" },
  { key: "components.gke.io/gke-managed-components", operator: "Exists" },
  { key: "kubernetes.io/arch", operator: "Equal", value: "arm64", effect: "NoSchedule" },
];

function podTemplate(name: string, app: string, tolerations: readonly object[]) {
  const containers = [{ name, image: `simulated/${name}` }];
  return {
    metadata: { labels: { "k8s-app": app } },
    spec: { tolerations, containers, priorityClassName: "system-cluster-critical" },
  };
}

function daemonSet(name: string, app: string): CloudObject {
  const labels = { "k8s-app": app };
  const template = podTemplate(name, app, [{ operator: "Exists" }]);
  const object = { metadata: { name, labels }, spec: { selector: { matchLabels: labels }, template } };
  return { path: `${apps}/daemonsets`, object };
}

function deployment(name: string, app: string, replicas = 1): CloudObject {
  const labels = { "k8s-app": app };
  const template = podTemplate(name, app, managed);
  const object = { metadata: { name, labels }, spec: { replicas, selector: { matchLabels: labels }, template } };
  return { path: `${apps}/deployments`, object };
}

function dnsService(): CloudObject {
  const labels = { "k8s-app": "kube-dns", "kubernetes.io/name": "KubeDNS" };
  const ports = (["UDP", "TCP"] as const).map((protocol) => ({
    name: protocol === "UDP" ? "dns" : "dns-tcp",
    port: 53,
    protocol,
  }));
  const spec = { selector: { "k8s-app": "kube-dns" }, ports };
  return { path: services, object: { metadata: { name: "kube-dns", labels }, spec } };
}

function csiDriver(name: string, attachRequired: boolean): CloudObject {
  return { path: "/apis/storage.k8s.io/v1/csidrivers", object: { metadata: { name }, spec: { attachRequired } } };
}

/** A definition with an open schema: the real one comes with GKE's own add-on, which is not run. */
function definition(kind: string, plural: string, scope: "Cluster" | "Namespaced"): CloudObject {
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  const approved = "https://github.com/kubernetes-csi/external-snapshotter/pull/665";
  return {
    path: "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
    object: {
      metadata: { name: `${plural}.${snapshots}`, annotations: { "api-approved.kubernetes.io": approved } },
      spec: {
        group: snapshots,
        scope,
        names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
        versions: [{ name: "v1", served: true, storage: true, schema }],
      },
    },
  };
}
