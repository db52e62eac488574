import { awsProvider } from "../../../clouds";
import { type RehearsedCloud } from "../rehearsed-cloud";
import { gp2Class } from "./cluster/addon-objects";
import { PlayedKarpenter } from "./cluster/karpenter";
import { AwsEffects } from "./effects";
import { awsLedger } from "./ledger";
import { awsSettings } from "./settings";

/** AWS in a rehearsal. */
export const aws: RehearsedCloud = {
  provider: awsProvider,
  settings: awsSettings,
  ledger: awsLedger,
  effects: (account, cluster) => new AwsEffects(account, cluster),
  kind: "eks",
  bareCluster: { addressStyle: "hostname", storageClasses: [gp2Class] },
  network: {
    selectors: ["k8s-app=aws-node", "k8s-app=cilium"],
    missing: "neither the add-on vpc-cni nor a DaemonSet with the label k8s-app=cilium is there",
  },
  execPlugin: { command: "aws", asks: "eks get-token", standsFor: "the AWS CLI" },
  actors: (controlPlane) => [new PlayedKarpenter(controlPlane)],
  sentences: ({ kubernetesVersion }) => [
    `AWS is simulated from the provider on: a ledger with AWS' own rules for names, ranges, limits and what blocks a deletion; no call leaves this machine. The control plane is Kubernetes ${kubernetesVersion}, whichever minor is asked for.`,
    "AWS permissions, quotas other than for addresses, prices, capacity and real durations are not simulated; new roles are unknown to other services for 0.3 s, refusals that may pass are tried again for 5 s.",
    "Managed add-ons of EKS are workloads of their names and labels; their configuration values are only checked for being JSON. Nodes have their pool's labels, taints and machine size; user data, images and disks are not looked at.",
    "Kubernetes' API knows one administrator: access entries are in the ledger only.",
  ],
};
