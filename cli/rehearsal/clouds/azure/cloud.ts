import { azureProvider } from "../../../clouds";
import type { RehearsedCloud } from "../rehearsed-cloud";
import { AzureEffects } from "./effects";
import { noWayIn } from "./endpoint-access";
import { azureLedger } from "./ledger";
import { azureSettings } from "./settings";
import { aksStorageClasses } from "./storage-classes";

/** Azure in a rehearsal. */
export const azure: RehearsedCloud = {
  provider: azureProvider,
  settings: azureSettings,
  ledger: azureLedger,
  effects: (account, clusters) => new AzureEffects(account, clusters),
  kind: "aks",
  bareCluster: { addressStyle: "ip", storageClasses: aksStorageClasses },
  network: {
    selectors: ["k8s-app=azure-cns", "k8s-app=cilium"],
    missing: "the cluster has neither Azure CNI nor a DaemonSet with the label k8s-app=cilium",
  },
  execPlugin: { command: "kubelogin", asks: "get-token", standsFor: "kubelogin" },
  noWayIn,
  sentences: ({ kubernetesVersion }) => [
    `A simulation replaces Azure. It follows Azure's own rules for names, ranges, versions, locks, deletions and simultaneous changes. No call leaves this machine. The control plane runs Kubernetes ${kubernetesVersion}, regardless of the minor version that the program sets.`,
    "Azure's quotas, prices, capacity, policies and real durations are not simulated. The rehearsal checks only two kinds of permissions: those of the cluster's identity, and those to delete a key. Role assignments find a new identity after 0.3 s. A cluster ignores a new role for 6 s (in reality for minutes). The provider retries transient refusals for 5 s. The way into an existing network is not simulated.",
    "AKS' own workloads in kube-system have only names and labels. Nodes have the labels, taints and machine size of their pool, and AKS' own labels and taints; their images and disks are not simulated. The contents of the nodes' resource group are not listed. Azure deletes the cluster's load balancers and disks with this group, even the disks of retained volumes.",
    "The Kubernetes API has one administrator. Entra groups and Azure roles exist only in the simulated cloud. No webhook gives pods a token for their identity.",
  ],
};
