import type { CloudObject } from "../../cloud/simulated-cluster";

const apps = "/apis/apps/v1/namespaces/kube-system";
const crds = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const snapshots = "snapshot.storage.k8s.io";

/**
 * What the managed add-ons of EKS bring, as far as programs and pods depend on it: workloads of their names and labels in
 * kube-system, CSI drivers, the definitions of snapshots. https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
export function addonObjects(addonName: string): readonly CloudObject[] {
  return objects[addonName] ?? [];
}

const objects: Readonly<Record<string, readonly CloudObject[]>> = {
  "vpc-cni": [daemonSet("aws-node", { "k8s-app": "aws-node" })],
  "kube-proxy": [daemonSet("kube-proxy", { "k8s-app": "kube-proxy" })],
  "eks-pod-identity-agent": [
    daemonSet("eks-pod-identity-agent", { "app.kubernetes.io/name": "eks-pod-identity-agent" }),
  ],
  "eks-node-monitoring-agent": [
    daemonSet("eks-node-monitoring-agent", { "app.kubernetes.io/name": "eks-node-monitoring-agent" }),
  ],
  coredns: [deployment("coredns", { "k8s-app": "kube-dns" }), dnsService()],
  "snapshot-controller": [
    definition("VolumeSnapshotClass", "volumesnapshotclasses", "Cluster"),
    definition("VolumeSnapshot", "volumesnapshots", "Namespaced"),
    definition("VolumeSnapshotContent", "volumesnapshotcontents", "Cluster"),
    deployment("snapshot-controller", { "app.kubernetes.io/name": "snapshot-controller" }),
  ],
  "aws-ebs-csi-driver": [
    csiDriver("ebs.csi.aws.com", { attachRequired: true }),
    deployment("ebs-csi-controller", { app: "ebs-csi-controller" }),
    daemonSet("ebs-csi-node", { app: "ebs-csi-node" }),
  ],
  "aws-efs-csi-driver": [
    csiDriver("efs.csi.aws.com", { attachRequired: false }),
    deployment("efs-csi-controller", { app: "efs-csi-controller" }),
    daemonSet("efs-csi-node", { app: "efs-csi-node" }),
  ],
};

function podTemplate(name: string, labels: Readonly<Record<string, string>>) {
  // EKS' own pods run everywhere, on tainted system nodes as well.
  const tolerations = [{ operator: "Exists" }];
  const containers = [{ name, image: `simulated/${name}` }];
  return { metadata: { labels }, spec: { tolerations, containers, priorityClassName: "system-node-critical" } };
}

function daemonSet(name: string, labels: Readonly<Record<string, string>>): CloudObject {
  const spec = { selector: { matchLabels: labels }, template: podTemplate(name, labels) };
  return { path: `${apps}/daemonsets`, object: { metadata: { name, labels }, spec } };
}

function deployment(name: string, labels: Readonly<Record<string, string>>): CloudObject {
  const spec = { replicas: 2, selector: { matchLabels: labels }, template: podTemplate(name, labels) };
  return { path: `${apps}/deployments`, object: { metadata: { name, labels }, spec } };
}

function dnsService(): CloudObject {
  const labels = { "k8s-app": "kube-dns", "kubernetes.io/name": "CoreDNS" };
  const ports = (["UDP", "TCP"] as const).map((protocol) => ({
    name: `dns-${protocol.toLowerCase()}`,
    port: 53,
    protocol,
  }));
  const spec = { selector: { "k8s-app": "kube-dns" }, ports };
  return { path: "/api/v1/namespaces/kube-system/services", object: { metadata: { name: "kube-dns", labels }, spec } };
}

function csiDriver(name: string, spec: object): CloudObject {
  return { path: "/apis/storage.k8s.io/v1/csidrivers", object: { metadata: { name }, spec } };
}

/** A definition with an open schema: the real one comes with the add-on's image, which is not pulled. */
function definition(kind: string, plural: string, scope: "Cluster" | "Namespaced"): CloudObject {
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  return {
    path: crds,
    object: {
      metadata: {
        name: `${plural}.${snapshots}`,
        annotations: {
          "api-approved.kubernetes.io": "https://github.com/kubernetes-csi/external-snapshotter/pull/665",
        },
      },
      spec: {
        group: snapshots,
        scope,
        names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
        versions: [{ name: "v1", served: true, storage: true, schema }],
      },
    },
  };
}

/** The class that EKS comes with since 1.30 without marking it as the default. https://docs.aws.amazon.com/eks/latest/userguide/storage.html */
export const gp2Class = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "gp2" },
  provisioner: "kubernetes.io/aws-ebs",
  parameters: { type: "gp2", fsType: "ext4" },
  reclaimPolicy: "Delete",
  volumeBindingMode: "WaitForFirstConsumer",
};
