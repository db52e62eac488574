import type { CloudObject } from "./simulated-cluster";

type Labels = Readonly<Record<string, string>>;

/** The namespace and tolerations of a workload. */
interface WorkloadShape {
  /** @default "kube-system" */
  readonly namespace?: string;
  /** @default tolerates every taint, like agents that a cloud runs on each node */
  readonly tolerations?: readonly object[];
}

/** Returns a DaemonSet of the cloud. */
export function daemonSet(name: string, labels: Labels, shape: WorkloadShape = {}): CloudObject {
  const spec = { selector: { matchLabels: labels }, template: podTemplate(name, labels, shape) };
  return { path: `${appsIn(shape)}/daemonsets`, object: { metadata: { name, labels }, spec } };
}

/** Returns a Deployment of the cloud. */
export function deployment(name: string, labels: Labels, replicas: number, shape: WorkloadShape = {}): CloudObject {
  const spec = { replicas, selector: { matchLabels: labels }, template: podTemplate(name, labels, shape) };
  return { path: `${appsIn(shape)}/deployments`, object: { metadata: { name, labels }, spec } };
}

function appsIn({ namespace = "kube-system" }: WorkloadShape): string {
  return `/apis/apps/v1/namespaces/${namespace}`;
}

function podTemplate(name: string, labels: Labels, { tolerations = [{ operator: "Exists" }] }: WorkloadShape) {
  const containers = [{ name, image: `simulated/${name}` }];
  return { metadata: { labels }, spec: { tolerations, containers, priorityClassName: "system-node-critical" } };
}

/** Returns a namespace of the cloud. */
export function namespace(name: string): CloudObject {
  return { path: "/api/v1/namespaces", object: { metadata: { name } } };
}

/** Returns the Service that resolves names for pods. */
export function dnsService(server: "CoreDNS" | "KubeDNS"): CloudObject {
  const labels = { "k8s-app": "kube-dns", "kubernetes.io/name": server };
  const ports = (["UDP", "TCP"] as const).map((protocol) => ({
    name: `dns-${protocol.toLowerCase()}`,
    port: 53,
    protocol,
  }));
  return service("kube-dns", labels, { selector: { "k8s-app": "kube-dns" }, ports });
}

function service(name: string, labels: Labels, spec: object): CloudObject {
  return { path: "/api/v1/namespaces/kube-system/services", object: { metadata: { name, labels }, spec } };
}

/** Returns the cloud's metrics-server: the Deployment, its Service, and its APIService. */
export function metricsServer(replicas: number): CloudObject[] {
  const labels = { "k8s-app": "metrics-server" };
  return [
    deployment("metrics-server", labels, replicas),
    service("metrics-server", labels, { selector: labels, ports: [{ port: 443, protocol: "TCP", targetPort: 4443 }] }),
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
          service: { name: "metrics-server", namespace: "kube-system" },
        },
      },
    },
  ];
}

/** Returns the registration of a CSI driver. */
export function csiDriver(name: string, attachRequired: boolean): CloudObject {
  return { path: "/apis/storage.k8s.io/v1/csidrivers", object: { metadata: { name }, spec: { attachRequired } } };
}

/** Returns the CRDs of volume snapshots. */
export function snapshotDefinitions(): CloudObject[] {
  const version = "snapshot.storage.k8s.io/v1";
  return [
    definition(version, "VolumeSnapshotClass", "volumesnapshotclasses", "Cluster"),
    definition(version, "VolumeSnapshot", "volumesnapshots", "Namespaced"),
    definition(version, "VolumeSnapshotContent", "volumesnapshotcontents", "Cluster"),
  ];
}

const snapshotsApproved = "https://github.com/kubernetes-csi/external-snapshotter/pull/665";

/** Returns a CRD that accepts any field, because the real schema comes with software of the cloud that does not run here. */
export function definition(
  groupVersion: string,
  kind: string,
  plural: string,
  scope: "Cluster" | "Namespaced",
  approved = snapshotsApproved,
): CloudObject {
  const [group = "", name = ""] = groupVersion.split("/");
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  return {
    path: "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
    object: {
      metadata: {
        name: `${plural}.${group}`,
        /* Kubernetes requires this annotation for groups in its own domain. */
        ...(group.endsWith(".k8s.io") && { annotations: { "api-approved.kubernetes.io": approved } }),
      },
      spec: {
        group,
        scope,
        names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
        versions: [{ name, served: true, storage: true, schema }],
      },
    },
  };
}
