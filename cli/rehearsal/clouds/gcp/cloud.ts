import { gcpProvider } from "../../../clouds";
import type { RehearsedCloud } from "../rehearsed-cloud";
import { GcpEffects } from "./effects";
import { noWayIn } from "./endpoint-access";
import { gcpLedger } from "./ledger";
import { gcpSettings } from "./settings";
import { gkeClasses } from "./storage-classes";

/** Google Cloud in a rehearsal. */
export const gcp: RehearsedCloud = {
  provider: gcpProvider,
  settings: gcpSettings,
  ledger: gcpLedger,
  effects: (account, clusters) => new GcpEffects(account, clusters),
  kind: "gke",
  /* https://docs.cloud.google.com/kubernetes-engine/docs/concepts/ingress: GKE reads the annotation and has no IngressClass. */
  bareCluster: { addressStyle: "ip", storageClasses: gkeClasses, ingressClasses: ["gce", "gce-internal"] },
  network: {
    selectors: ["k8s-app=cilium", "k8s-app=netd"],
    missing: "the cluster has neither the agent of Dataplane V2 nor GKE's network agent",
  },
  execPlugin: { command: "gke-gcloud-auth-plugin", asks: "", standsFor: "Google's plugin for kubectl" },
  noWayIn,
  sentences: ({ kubernetesVersion }) => [
    `A simulation replaces Google Cloud. It follows Google's own rules for names, ranges, limits and blocked deletions. No call leaves this machine. The control plane runs Kubernetes ${kubernetesVersion}, regardless of the minor version that the program sets. GKE has one release of each minor version.`,
    "Permissions on Google Cloud, quotas, prices, capacity and real durations are not simulated. If the program enables no API, all APIs are on. If it enables some, all others are off and no service agent exists. An enabled API answers after 0.2 s. IAM finds a new service account after 0.3 s, and GKE sees permissions on it after 3 s. The provider does not retry these refusals.",
    "GKE's own workloads in a cluster have only names and labels. The settings of GKE's add-ons have no effect. The kinds of its Gateway API accept any field and get no load balancer. Nodes have the labels, taints and machine size of their pool; images, disks and surge upgrades are ignored.",
    "The deployer is outside every network that the program creates. The public endpoint accepts any address, and the DNS name needs no IAM permission. Access to an existing network is not simulated; nodes there have addresses from 10.128.0.0/20.",
    "The Kubernetes API has one administrator. IAM roles and Google Groups exist only in the simulated cloud.",
  ],
};
