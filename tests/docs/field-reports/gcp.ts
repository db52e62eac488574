import type { FieldReport } from "./contract";

const inUse = "cli/clouds/gcp/is-unused.ts#isUnused";
const replaced = "cli/clouds/gcp/container/cluster.ts#replacedBy";
const encrypts = "cli/clouds/gcp/container/encryption.ts#mayEncryptDisks";

/** Reports about GKE. */
export const gcpReports: readonly FieldReport[] = [
  {
    issue: "pulumi/pulumi-google-native#534",
    when: "update",
    fact: "a node pool cannot be added to an existing cluster",
  },
  {
    issue: "pulumi/pulumi-gcp#302",
    when: "update",
    fact: "a change of a pool fails with 404, because its id has an old format",
  },
  {
    issue: "pulumi/pulumi-gcp#282",
    when: "up",
    fact: "a pool fails with 404, because it names its cluster by a wrong id",
    playedBy: ["cli/clouds/gcp/container/node-pool-refusals.ts#clusterExists"],
  },
  {
    issue: "pulumi/pulumi-gcp#3035",
    when: "update",
    fact: "the provider breaks if you change from kube-dns to Cloud DNS",
  },
  {
    issue: "GoogleCloudPlatform/cloud-foundation-toolkit#441",
    when: "update",
    fact: "the first pool cannot be removed",
  },
  {
    issue: "pulumi/pulumi-gcp#88",
    when: "update",
    fact: "a newer Kubernetes version of the control plane replaces the cluster, because the provider requests the removed inline pool again",
    playedBy: [replaced],
  },
  {
    issue: "hashicorp/terraform-provider-google#10366",
    when: "update",
    fact: "GKE refuses an operation while it deletes another pool",
  },
  {
    issue: "hashicorp/terraform-provider-google#12557",
    when: "update",
    fact: "one version of the provider cannot update pools",
  },
  {
    issue: "pulumi/pulumi-google-native#243",
    when: "update",
    fact: "a newer node version replaces pool and cluster",
    playedBy: [replaced],
  },
  {
    issue: "hashicorp/terraform-provider-google#13052",
    when: "update",
    fact: "a pool is recreated while the old pool of the same name still exists",
    playedBy: ["cli/clouds/gcp/container/container-name.ts#alreadyExists"],
  },
  {
    issue: "hashicorp/terraform-provider-google#4093",
    when: "update",
    fact: "authorized networks cannot be turned off, because GKE refuses the empty update",
  },
  {
    issue: "hashicorp/terraform-provider-google#3098",
    when: "update",
    fact: "the authorized networks of a private cluster cannot be removed",
  },
  {
    issue: "terraform-google-modules/terraform-google-kubernetes-engine#1012",
    when: "update",
    fact: "a private endpoint needs authorized networks, so you cannot remove the last one",
  },
  {
    issue: "hashicorp/terraform-provider-google#10198",
    when: "update",
    fact: "the provider cannot remove the last authorized network of a private endpoint",
  },
  {
    issue: "hashicorp/terraform-provider-google#2231",
    when: "update",
    fact: "a private cluster always has authorized networks, and every plan wants to remove them",
  },
  {
    issue: "terraform-google-modules/terraform-google-kubernetes-engine#1304",
    when: "update",
    fact: "a new range for the control plane replaces the cluster, but the old cluster still has the name",
    playedBy: [replaced, "cli/clouds/gcp/container/container-name.ts#alreadyExists"],
  },
  {
    issue: "kbst/terraform-kubestack#132",
    when: "update",
    fact: "a new IP allocation policy replaces an existing cluster",
    playedBy: [replaced],
  },
  {
    issue: "hashicorp/terraform-provider-google#23156",
    when: "update",
    fact: "authorized networks of a public cluster cannot be changed",
  },
  {
    issue: "hashicorp/terraform-provider-google#1029",
    when: "update",
    fact: "a change of one authorized network shows the whole list as new",
  },
  {
    issue: "terraform-google-modules/terraform-google-kubernetes-engine#154",
    when: "update",
    fact: "an update that enables a policy add-on fails without authorized networks",
  },
  {
    issue: "sethvargo/vault-on-gke#58",
    when: "up",
    fact: "pods cannot use a key, because they use the nodes' service account",
    playedBy: ["cli/clouds/gcp/iam-member.ts#knownAccount"],
  },
  {
    issue: "terraform-google-modules/terraform-google-kubernetes-engine#2006",
    when: "up",
    fact: "an organization policy refuses nodes without a customer-managed key",
  },
  {
    issue: "terraform-google-modules/terraform-google-kubernetes-engine#1850",
    when: "up",
    fact: "disks with a customer-managed key need a role for Google's service agent on that key",
    playedBy: [encrypts],
  },
  {
    issue: "terraform-google-modules/terraform-google-kubernetes-engine#2008",
    when: "up",
    fact: "an organization policy refuses the cluster, because the default pool has no key",
  },
  {
    issue: "terraform-google-modules/terraform-google-kms#51",
    when: "up",
    fact: "the deployer is not allowed to set the policy of a key",
  },
  {
    issue: "hashicorp/terraform-provider-google#15415",
    when: "up",
    fact: "the role on a key was granted to the machine's service account instead of Google's service agent",
    playedBy: [encrypts],
  },
  { issue: "sethvargo/vault-on-gke#4", when: "up", fact: "the deployer is not allowed to create service account keys" },
  {
    issue: "hashicorp/terraform-provider-google#5948",
    when: "destroy",
    fact: "firewall rules of load balancers outlive the cluster and block the deletion of the network",
    playedBy: [inUse],
  },
  {
    issue: "decisionbox-io/decisionbox-platform#87",
    when: "destroy",
    fact: "endpoint groups are deleted some minutes after the cluster; until then, the network is in use",
    playedBy: [inUse],
  },
  {
    issue: "hashicorp/terraform-provider-google#7637",
    when: "destroy",
    fact: "endpoint groups stay if Ingresses are not deleted first",
    playedBy: [inUse],
  },
  {
    issue: "murphye/cheap-gke-cluster#2",
    when: "destroy",
    fact: "an annotation names an endpoint group; the group stays and blocks the deletion of the network",
    playedBy: [inUse],
  },
  {
    issue: "GoogleCloudPlatform/terraform-ecommerce-microservices-on-gke#59",
    when: "destroy",
    fact: "a firewall rule for multi-cluster Services stays and blocks the deletion of the network",
  },
  {
    issue: "GoogleCloudPlatform/terraform-ecommerce-microservices-on-gke#49",
    when: "up",
    fact: "the project has no network `default`",
  },
  {
    issue: "hashicorp/terraform#14202",
    when: "destroy",
    fact: "a load balancer's firewall rule blocks the deletion of the network",
    playedBy: [inUse],
  },
  {
    issue: "GoogleCloudPlatform/cloud-run-anthos-reference-web-app#48",
    when: "destroy",
    fact: "firewall rules accumulate if clusters are created again with the same name",
  },
  {
    issue: "cloud-bulldozer/scale-ci-deploy#169",
    when: "destroy",
    fact: "firewall rules that somebody else created block the deletion of the network",
    playedBy: [inUse],
  },
  {
    issue: "pulumi/pulumi-google-native#730",
    when: "update",
    fact: "a changed inline pool replaces the cluster",
    playedBy: [replaced],
  },
  {
    issue: "pulumi/pulumi-gcp#164",
    when: "update",
    fact: "a new node label replaced the pool",
    playedBy: ["cli/clouds/gcp/container/node-config.ts#nodeConfigReplacedBy"],
  },
  {
    issue: "hashicorp/terraform-provider-google#18225",
    when: "update",
    fact: "pools have no deletion protection",
  },
  {
    issue: "pulumi/pulumi-gcp#744",
    when: "update",
    fact: "without its default pool, a cluster is replaced at each up because of its inline nodeConfig",
    playedBy: [replaced],
  },
  {
    issue: "pulumi/pulumi-gcp#2247",
    when: "update",
    fact: "an Autopilot cluster with a nodeConfig is replaced at the second up",
  },
  {
    issue: "pulumi/pulumi-gcp#412",
    when: "update",
    fact: "a new initialNodeCount replaces a pool",
    playedBy: ["cli/clouds/gcp/container/node-pool.ts#initialNodeCount"],
  },
  {
    issue: "hashicorp/terraform-provider-google#3409",
    when: "update",
    fact: "an inline pool together with removeDefaultNodePool replaces the cluster",
    playedBy: [replaced],
  },
  {
    issue: "hashicorp/terraform-provider-google#1000",
    when: "destroy",
    fact: "a pool is deleted, but its instance groups stay for a while, so the destroy fails",
  },
  {
    issue: "hashicorp/terraform-provider-google#20087",
    when: "up",
    fact: "the creation of a pool ends with 404, and the next apply says that the pool exists",
  },
  {
    issue: "hashicorp/terraform-provider-google#3510",
    when: "up",
    fact: "the API answers the creation of a pool with 500",
  },
  {
    issue: "hashicorp/terraform-provider-google#10823",
    when: "up",
    fact: "a pool is created in the state RUNNING_WITH_ERROR",
  },
  {
    issue: "hashicorp/terraform-provider-google#5229",
    when: "up",
    fact: "a pool fails with 404, because it is in another location than its cluster",
    playedBy: ["cli/clouds/gcp/container/node-pool-refusals.ts#clusterExists"],
  },
  {
    issue: "hashicorp/terraform-provider-google#12472",
    when: "up",
    fact: "a pool fails with 404, because no cluster has that name in that location",
    playedBy: ["cli/clouds/gcp/container/node-pool-refusals.ts#clusterExists"],
  },
  {
    issue: "hashicorp/terraform-provider-google#758",
    when: "up",
    fact: "the second pool fails, because the cluster is not in the state RUNNING while the first pool is created",
  },
  {
    issue: "hashicorp/terraform-provider-google#975",
    when: "up",
    fact: "the second pool fails, because an operation on the first pool is in progress",
  },
  {
    issue: "hashicorp/terraform-provider-google#3650",
    when: "up",
    fact: "GKE refuses a pool while its cluster is upgraded; the provider retries",
    playedBy: ["cli/clouds/gcp/container/ongoing.ts#clusterIsStill"],
  },
  {
    issue: "rancher/rancher#10553",
    when: "up",
    fact: "the caller is not allowed to use the nodes' service account",
    playedBy: ["cli/clouds/gcp/container/acts-as.ts#callerMayActAs"],
  },
  {
    issue: "hashicorp/terraform-provider-google#13178",
    when: "up",
    fact: "the beta provider does not create a pool with a separate pod range",
  },
  {
    issue: "hashicorp/terraform-provider-google#11924",
    when: "up",
    fact: "the provider crashes when it creates a pool",
  },
  {
    issue: "terraform-google-modules/terraform-google-kubernetes-engine#2016",
    when: "up",
    fact: "a private cluster fails because of an invalid argument, and the error does not name it",
  },
  {
    issue: "terraform-google-modules/terraform-google-kubernetes-engine#304",
    when: "up",
    fact: "a cluster in a shared network times out, and no node starts",
  },
  {
    issue: "gruntwork-io/terraform-google-gke#96",
    when: "up",
    fact: "GKE refuses a private cluster, because alias IP addresses are off",
  },
  {
    issue: "sethvargo/vault-on-gke#81",
    when: "up",
    fact: "a new default of the API refuses private clusters without alias IP addresses",
  },
  {
    issue: "hashicorp/terraform-provider-google#3981",
    when: "up",
    fact: "the API answers 400 for private nodes without a range for the control plane",
  },
  {
    issue: "hashicorp/terraform-provider-google#6744",
    when: "up",
    fact: "empty ranges for pods and Services no longer imply VPC_NATIVE, so the API answers 400",
  },
  {
    issue: "fabianlee/gcp-gke-clusters-ingress#2",
    when: "up",
    fact: "the subnetwork does not contain the secondary range for pods",
    playedBy: ["cli/clouds/gcp/container/cluster-refusals.ts#secondaryRangesExist"],
  },
  {
    issue: "hashicorp/terraform-provider-google#1559",
    when: "up",
    fact: "a cluster in a shared network fails, and the error gives no reason",
  },
  {
    issue: "kubeflow/kubeflow#5993",
    when: "up",
    fact: "GKE refuses private cluster settings on a public cluster",
  },
];
