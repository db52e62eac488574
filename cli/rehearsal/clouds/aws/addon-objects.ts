import type { CloudObject } from "../simulated-cluster";
import { csiDriver, daemonSet, definition, deployment, dnsService, snapshotDefinitions } from "../system-workloads";

/**
 * Returns the objects of a managed add-on that programs and pods depend on: workloads with the right names and labels in kube-system, CSI
 * drivers, CRDs of snapshots. https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
export function addonObjects(addonName = ""): readonly CloudObject[] {
  return objects[addonName] ?? [];
}

const copies = 2;

const objects: Readonly<Record<string, readonly CloudObject[]>> = {
  "vpc-cni": [
    daemonSet("aws-node", { "k8s-app": "aws-node" }),
    definition("crd.k8s.amazonaws.com/v1alpha1", "ENIConfig", "eniconfigs", "Cluster"),
  ],
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

/**
 * The definitions that every cluster has: the controller in EKS' control plane that gives pods interfaces and security groups of their own
 * reads them. They accept any field, and nothing acts on them. https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html,
 * https://github.com/aws/amazon-vpc-resource-controller-k8s/tree/master/config/crd/bases
 */
export const clusterDefinitions: readonly CloudObject[] = [
  definition("vpcresources.k8s.aws/v1beta1", "SecurityGroupPolicy", "securitygrouppolicies", "Namespaced"),
  definition("vpcresources.k8s.aws/v1alpha1", "CNINode", "cninodes", "Cluster"),
];

/** The storage class that EKS installs. Since Kubernetes 1.30, it is no longer the default class. https://docs.aws.amazon.com/eks/latest/userguide/storage.html */
export const gp2Class = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "gp2" },
  provisioner: "kubernetes.io/aws-ebs",
  parameters: { type: "gp2", fsType: "ext4" },
  reclaimPolicy: "Delete",
  volumeBindingMode: "WaitForFirstConsumer",
};
