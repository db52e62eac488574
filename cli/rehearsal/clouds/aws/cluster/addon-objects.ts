import { type CloudObject } from "../../simulated-cluster";
import { csiDriver, daemonSet, deployment, dnsService, snapshotDefinitions } from "../../system-workloads";

/**
 * What the managed add-ons of EKS bring, as far as programs and pods depend on it: workloads of their names and labels in
 * kube-system, CSI drivers, the definitions of snapshots. https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
export function addonObjects(addonName: string): readonly CloudObject[] {
  return objects[addonName] ?? [];
}

const copies = 2;

const objects: Readonly<Record<string, readonly CloudObject[]>> = {
  "vpc-cni": [daemonSet("aws-node", { "k8s-app": "aws-node" })],
  "kube-proxy": [daemonSet("kube-proxy", { "k8s-app": "kube-proxy" })],
  "eks-pod-identity-agent": [
    daemonSet("eks-pod-identity-agent", { "app.kubernetes.io/name": "eks-pod-identity-agent" }),
  ],
  "eks-node-monitoring-agent": [
    daemonSet("eks-node-monitoring-agent", { "app.kubernetes.io/name": "eks-node-monitoring-agent" }),
  ],
  coredns: [deployment("coredns", { "k8s-app": "kube-dns" }, copies), dnsService("CoreDNS")],
  "snapshot-controller": [
    ...snapshotDefinitions(),
    deployment("snapshot-controller", { "app.kubernetes.io/name": "snapshot-controller" }, copies),
  ],
  "aws-ebs-csi-driver": [
    csiDriver("ebs.csi.aws.com", true),
    deployment("ebs-csi-controller", { app: "ebs-csi-controller" }, copies),
    daemonSet("ebs-csi-node", { app: "ebs-csi-node" }),
  ],
  "aws-efs-csi-driver": [
    csiDriver("efs.csi.aws.com", false),
    deployment("efs-csi-controller", { app: "efs-csi-controller" }, copies),
    daemonSet("efs-csi-node", { app: "efs-csi-node" }),
  ],
};

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
