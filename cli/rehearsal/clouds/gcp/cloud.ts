import { gcpProvider } from "../../../clouds";
import type { RehearsedCloud } from "../rehearsed-cloud";
import { GcpEffects } from "./effects";
import { gcpLedger } from "./ledger";
import { gcpSettings } from "./settings";
import { gkeClasses } from "./storage-classes";

/** Google Cloud in a rehearsal. */
export const gcp: RehearsedCloud = {
  provider: gcpProvider,
  settings: gcpSettings,
  ledger: gcpLedger,
  effects: (account, cluster) => new GcpEffects(account, cluster),
  kind: "gke",
  bareCluster: { addressStyle: "ip", storageClasses: gkeClasses },
  network: {
    selectors: ["k8s-app=cilium", "k8s-app=netd"],
    missing: "the cluster has neither Dataplane V2's agent nor GKE's own",
  },
  execPlugin: { command: "gke-gcloud-auth-plugin", asks: "", standsFor: "Google's plugin for kubectl" },
  noWayIn: () => undefined,
  sentences: ({ kubernetesVersion }) => [
    `Google Cloud is simulated behind its provider: a ledger applies Google's rules for names, ranges, limits and blocked deletions, and no call leaves this machine. The control plane runs Kubernetes ${kubernetesVersion} whichever minor you ask for, and GKE has one release of each minor.`,
    "Permissions on Google Cloud, enabled APIs, quotas, prices, capacity and real durations are not simulated. For 0.3 s, IAM does not know a new service account. The provider retries transient refusals for 5 s.",
    "The workloads that GKE runs in a cluster have only their names and labels: the settings of its add-ons have no effect, and the kinds of its Gateway API accept any field and get no load balancer. Nodes have the labels, taints and machine size of their pool; images, disks and surge upgrades are ignored.",
    "API servers are reached by address only: a kubeconfig with a cluster's DNS name (endpoint.dns) does not work.",
    "The Kubernetes API has one administrator: IAM roles and Google Groups exist in the ledger only.",
  ],
};
