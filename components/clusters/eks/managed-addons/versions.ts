import type { AddonsArgs } from "./args";

/** The add-ons that this component lets EKS install. */
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

/** The exact version of every add-on. */
export type AddonVersions = Readonly<Record<ManagedAddon, string>>;

/** Versions of add-ons that are the same for all minor versions in the table. */
const everyMinor = {
  "vpc-cni": "v1.22.4-eksbuild.3",
  "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
  "snapshot-controller": "v8.5.0-eksbuild.3",
  "aws-ebs-csi-driver": "v1.64.0-eksbuild.1",
  "aws-efs-csi-driver": "v3.4.0-eksbuild.1",
  "eks-node-monitoring-agent": "v1.6.4-eksbuild.1",
} as const;

/**
 * Versions by Kubernetes minor version. To update a version, list the versions that EKS offers for the minor version: `aws eks
 * describe-addon-versions --kubernetes-version 1.35 --addon-name coredns`.
 */
const byMinor: Readonly<Record<string, AddonVersions>> = {
  "1.34": { ...everyMinor, coredns: "v1.12.4-eksbuild.29", "kube-proxy": "v1.34.6-eksbuild.21" },
  "1.35": { ...everyMinor, coredns: "v1.13.2-eksbuild.21", "kube-proxy": "v1.35.3-eksbuild.21" },
  "1.36": { ...everyMinor, coredns: "v1.14.3-eksbuild.14", "kube-proxy": "v1.36.0-eksbuild.17" },
};

/** The minor versions in the table, oldest first. */
export const knownMinors = Object.keys(byMinor);

/** Returns the versions that arguments name, by add-on. */
export function versionsIn({ managedAddons: given = {} }: AddonsArgs): Record<string, string> {
  const named = Object.entries(given).flatMap(([addon, { version }]) =>
    version === undefined ? [] : [[addon, version]],
  );
  return Object.fromEntries(named);
}

/** Returns the versions for a minor version. Configured versions take precedence. An add-on without a version is absent. */
export function addonVersions(
  minor: string,
  configured: Readonly<Record<string, string>> = {},
): Readonly<Partial<Record<string, string>>> {
  return { ...byMinor[minor], ...configured };
}
