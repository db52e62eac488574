/** A level of the Pod Security Standards: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = "restricted" | "baseline" | "privileged";

/** All levels, strictest first. */
export const podSecurityLevels = [
  "restricted",
  "baseline",
  "privileged",
] as const satisfies readonly PodSecurityLevel[];

/**
 * Returns the labels with which a namespace enforces a level, in the version of the cluster. Warnings and audit stay at `restricted` at every level.
 */
export function namespaceLabels(enforce: PodSecurityLevel, kubernetesVersion: string): Record<string, string> {
  const version = `v${kubernetesVersion}`;
  return {
    "pod-security.kubernetes.io/enforce": enforce,
    "pod-security.kubernetes.io/enforce-version": version,
    "pod-security.kubernetes.io/warn": "restricted",
    "pod-security.kubernetes.io/warn-version": version,
    "pod-security.kubernetes.io/audit": "restricted",
    "pod-security.kubernetes.io/audit-version": version,
  };
}
