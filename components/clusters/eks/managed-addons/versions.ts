/** The add-ons that EKS installs and that this component asks for. */
export const managedAddons = [
  "vpc-cni",
  "kube-proxy",
  "eks-pod-identity-agent",
  "coredns",
  "snapshot-controller",
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "eks-node-monitoring-agent",
] as const;

/** Name of a managed add-on. */
export type ManagedAddon = (typeof managedAddons)[number];

/** Every add-on's exact version. */
export type AddonVersions = Readonly<Record<ManagedAddon, string>>;

/** The same for all minors of the table. */
const everyMinor = {
  "vpc-cni": "v1.22.4-eksbuild.3",
  "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
  "snapshot-controller": "v8.5.0-eksbuild.3",
  "aws-ebs-csi-driver": "v1.64.0-eksbuild.1",
  "aws-efs-csi-driver": "v3.4.0-eksbuild.1",
  "eks-node-monitoring-agent": "v1.6.4-eksbuild.1",
} as const;

/**
 * Versions by Kubernetes minor. To move one, take what EKS offers for the minor:
 * `aws eks describe-addon-versions --kubernetes-version 1.35 --addon-name coredns`.
 */
const byMinor: Readonly<Record<string, AddonVersions>> = {
  "1.34": { ...everyMinor, coredns: "v1.12.4-eksbuild.29", "kube-proxy": "v1.34.6-eksbuild.21" },
  "1.35": { ...everyMinor, coredns: "v1.13.2-eksbuild.21", "kube-proxy": "v1.35.3-eksbuild.21" },
  "1.36": { ...everyMinor, coredns: "v1.14.3-eksbuild.14", "kube-proxy": "v1.36.0-eksbuild.17" },
};

/** Minors that the table knows, oldest first. */
export const knownMinors = Object.keys(byMinor);

/** The versions for a minor, the configured ones over the table's; an add-on without either is missing. */
export function addonVersions(
  minor: string,
  configured: Readonly<Record<string, string>> = {},
): Partial<Record<ManagedAddon, string>> {
  return { ...byMinor[minor], ...configured };
}
