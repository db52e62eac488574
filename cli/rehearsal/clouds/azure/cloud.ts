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
    `Azure is simulated: the provider talks to a simulated subscription with Azure's own rules for names, ranges, versions, locks, deletions and simultaneous changes, and no call leaves this machine. The control plane runs Kubernetes ${kubernetesVersion}, regardless of the minor version that the stack requests.`,
    "The simulation leaves out Azure's quotas, prices, capacity, policies and real durations, and all permissions except those of the cluster's identity and those to delete a key. For 0.3 s, role assignments cannot find a new identity; for 6 s (in reality: for minutes), a cluster ignores a new role. The provider retries transient refusals for 5 s. How you get into an existing network is not simulated.",
    "The workloads that AKS runs in kube-system have only their names and labels. Nodes have the labels, taints and machine size of their pool, and AKS' own labels and taints; their images and disks are not simulated. The simulated subscription does not list the machines' resource group: the load balancers and disks of the cluster are deleted with it, even the disks of retained volumes.",
    "Kubernetes' API has one administrator: Entra groups and Azure roles exist only in the simulated subscription, and no webhook gives pods a token for their identity.",
  ],
};
