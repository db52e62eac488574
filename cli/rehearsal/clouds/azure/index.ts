import { azureProvider } from "../../../clouds";
import { type RehearsedCloud } from "../rehearsed-cloud";
import { aksStorageClasses } from "./cluster/storage-classes";
import { AzureEffects } from "./effects";
import { azureLedger } from "./ledger";
import { azureSettings } from "./settings";

/** Azure in a rehearsal. */
export const azure: RehearsedCloud = {
  provider: azureProvider,
  settings: azureSettings,
  ledger: azureLedger,
  effects: (account, cluster) => new AzureEffects(account, cluster),
  kind: "aks",
  bareCluster: { addressStyle: "ip", storageClasses: aksStorageClasses },
  network: {
    selectors: ["k8s-app=azure-cns", "k8s-app=cilium"],
    missing: "neither Azure CNI nor a DaemonSet with the label k8s-app=cilium is there",
  },
  execPlugin: { command: "kubelogin", asks: "get-token", standsFor: "kubelogin" },
  sentences: ({ kubernetesVersion }) => [
    `Azure is simulated from the provider on: a ledger with Azure's own rules for names, ranges, versions, locks and what blocks a deletion; no call leaves this machine. The control plane is Kubernetes ${kubernetesVersion}, whichever minor is asked for.`,
    "Azure's permissions (but for the cluster's own on its subnet), quotas, prices, capacity, policies and real durations are not simulated; new identities are unknown to role assignments for 0.3 s, refusals that may pass are tried again for 5 s.",
    "What AKS runs in kube-system are workloads of its names and labels. Nodes have their pool's labels, taints and machine size, and AKS' own; images and disks are not looked at. The group of the machines is not in the ledger: with the cluster go its load balancers and disks, those of retained volumes too.",
    "Kubernetes' API knows one administrator: Entra groups and Azure roles are in the ledger only, and no webhook gives pods a token of their identity.",
  ],
};
