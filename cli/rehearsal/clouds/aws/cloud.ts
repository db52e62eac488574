import { awsProvider } from "../../../clouds";
import type { RehearsedCloud } from "../rehearsed-cloud";
import { gp2Class } from "./addon-objects";
import { awsAutoscaling } from "./autoscaling";
import { AwsEffects } from "./effects";
import { noWayIn } from "./endpoint-access";
import { awsLedger } from "./ledger";
import { awsSettings } from "./settings";

/** AWS as rehearsals simulate it. */
export const aws: RehearsedCloud = {
  provider: awsProvider,
  settings: awsSettings,
  ledger: awsLedger,
  effects: (account, clusters) => new AwsEffects(account, clusters),
  kind: "eks",
  bareCluster: { addressStyle: "hostname", storageClasses: [gp2Class] },
  network: {
    selectors: ["k8s-app=aws-node", "k8s-app=cilium"],
    missing: "the cluster has neither the add-on vpc-cni nor a DaemonSet with the label k8s-app=cilium",
  },
  execPlugin: {
    command: "aws",
    asks: "eks get-token",
    /* https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html */
    version: "aws-cli/2.27.41 Python/3.11.6",
    standsFor: "the AWS CLI",
  },
  noWayIn,
  autoscaling: awsAutoscaling,
  sentences: ({ kubernetesVersion }) => [
    `A simulation replaces AWS. It follows AWS' own rules for names, ranges, limits and blocked deletions. No call leaves this machine. The control plane runs Kubernetes ${kubernetesVersion}, regardless of the minor version that the program sets.`,
    "AWS permissions, quotas (except for addresses), prices, capacity and real durations are not simulated. Other services see a new role after 0.3 s. The provider retries transient refusals for 5 s.",
    "EKS' managed add-ons are workloads with their real names and labels. The rehearsal only checks that their configuration values are JSON. Nodes have the labels, taints and machine size of their pool; user data, images and disks are ignored.",
    "The deployer is outside the network. It reaches the API server through the public endpoint. It reaches the private endpoint only if all subnets of the endpoint have a route back: through a transit gateway or an accepted peering. Networks beyond the gateway or the peering are not simulated. The way into an existing network is not simulated either.",
    "The Kubernetes API has one administrator, the deployer. Access entries exist only in the simulated cloud. If a ServiceAccount names a role in an annotation, its pods get the variables and the token of EKS' webhook, but no permissions. Pod Identity adds nothing to pods. So a rehearsal cannot show when an association takes effect.",
  ],
};
