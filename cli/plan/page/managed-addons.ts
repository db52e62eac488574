import type { RegisteredResource } from "../../../components/testing";
import { fields, text } from "../../values";
import { clusterType } from "./networks";

/** What add-ons do that the clouds run: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const purposes: Readonly<Record<string, string>> = {
  "aws-ebs-csi-driver": "volumes on EBS",
  "aws-efs-csi-driver": "volumes on EFS",
  coredns: "DNS of the cluster",
  "eks-node-monitoring-agent": "reports unhealthy nodes, which EKS then repairs",
  "eks-pod-identity-agent": "gives pods their IAM roles",
  "kube-proxy": "routes Services to pods",
  "metrics-server": "CPU and memory usage",
  "snapshot-controller": "snapshots of volumes",
  "vpc-cni": "addresses of pods in the VPC, and NetworkPolicies",
  azurepolicy: "Azure Policy in the cluster",
  azureKeyvaultSecretsProvider: "secrets of Azure Key Vault as volumes",
  dnsCacheConfig: "a DNS cache on each node",
  gcePersistentDiskCsiDriverConfig: "volumes on persistent disks",
  gcpFilestoreCsiDriverConfig: "volumes on Filestore",
  gcsFuseCsiDriverConfig: "volumes on Cloud Storage",
  gkeBackupAgentConfig: "Backup for GKE",
  omsagent: "logs to Azure Monitor",
};

/** Lists the add-ons that the cloud itself runs in its clusters, as the program orders them. */
export function managedAddons(made: readonly RegisteredResource[]): string[] {
  const ofEks = made
    .filter(({ type }) => type === "aws:eks/addon:Addon")
    .map(({ inputs, name }) => line(text(inputs, "addonName") ?? name, text(inputs, "addonVersion")));
  const ofOthers = made
    .filter(({ type }) => clusterType.test(type))
    .flatMap(({ inputs }) => Object.entries({ ...fields(inputs, "addonProfiles"), ...fields(inputs, "addonsConfig") }))
    .filter(([, settings]) => fields(settings).enabled === true)
    .map(([name]) => line(name, undefined));
  return [...ofEks, ...ofOthers].sort();
}

function line(name: string, version: string | undefined): string {
  const purpose = purposes[name];
  return `${name}${version === undefined ? "" : ` ${version}`}${purpose === undefined ? "" : ` · ${purpose}`}`;
}
