import { distance } from "fastest-levenshtein";
import { managedAddons } from "./versions";

/**
 * Names of the add-ons from AWS and the community that EKS offers.
 * https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
const addonNames: readonly string[] = [
  ...managedAddons,
  "adot",
  "amazon-cloudwatch-observability",
  "amazon-sagemaker-hyperpod-taskgovernance",
  "aws-fsx-csi-driver",
  "aws-guardduty-agent",
  "aws-mountpoint-s3-csi-driver",
  "aws-network-flow-monitoring-agent",
  "aws-privateca-connector-for-kubernetes",
  "aws-secrets-store-csi-driver-provider",
  "cert-manager",
  "external-dns",
  "kube-state-metrics",
  "metrics-server",
  "prometheus-node-exporter",
];

/**
 * Returns the known add-on that a misspelt name probably means. EKS offers more add-ons than the known ones, so only small differences count as
 * misspelt: a letter, upper and lower case, hyphens, or a missing end.
 */
export function meantAddon(name: string): string | undefined {
  const letters = (text: string) => text.toLowerCase().replaceAll("-", "");
  const isNear = (known: string) => distance(letters(name), letters(known)) <= 1 || known.startsWith(`${name}-`);
  return addonNames.includes(name) ? undefined : addonNames.find(isNear);
}
