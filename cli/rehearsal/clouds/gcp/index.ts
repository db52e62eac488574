import { gcpProvider } from "../../../clouds";
import { type RehearsedCloud } from "../rehearsed-cloud";
import { gkeClasses } from "./cluster/storage-classes";
import { GcpEffects } from "./effects";
import { gcpLedger } from "./ledger";
import { gcpSettings } from "./settings";

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
    missing: "neither Dataplane V2's agent nor GKE's own is there",
  },
  execPlugin: { command: "gke-gcloud-auth-plugin", asks: "", standsFor: "Google's plugin for kubectl" },
  sentences: ({ kubernetesVersion }) => [
    `Google Cloud is simulated from the provider on: a ledger with Google's own rules for names, ranges, limits and what blocks a deletion; no call leaves this machine. The control plane is Kubernetes ${kubernetesVersion}, whichever minor is asked for, and GKE has one release of each minor.`,
    "Permissions on Google Cloud, enabled APIs, quotas, prices, capacity and real durations are not simulated; a new service account is unknown to IAM for 0.3 s, refusals that may pass are tried again for 5 s.",
    "What GKE runs in a cluster are workloads of their names and labels; the settings of its add-ons are not looked at, and the kinds of its Gateway API take any field and get no load balancer. Nodes have their pool's labels, taints and machine size; images, disks and surge upgrades are not looked at.",
    "API servers are reached by address: a kubeconfig that goes by a cluster's DNS name (endpoint.dns) finds none.",
    "Kubernetes' API knows one administrator: roles of IAM and Google Groups are in the ledger only.",
  ],
};
