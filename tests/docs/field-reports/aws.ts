import type { FieldReport } from "./contract";

const securityGroup = "cli/clouds/aws/ec2/security-group.ts#isUnused";
const zones = "cli/clouds/aws/eks/cluster-rules.ts#zonesStay";
const orphans = "cli/rehearsal/clouds/aws/karpenter.ts#orphans";
const names = "cli/clouds/aws/eks/node-group-rules.ts#vpcHasNames";
const route = "cli/clouds/aws/ec2/route.ts#leavesNetwork";

/** Reports about EKS. */
export const awsReports: readonly FieldReport[] = [
  {
    issue: "antonputra/tutorials#117",
    when: "up",
    fact: "nodes do not join because the VPC has DNS host names off",
    playedBy: [names],
  },
  {
    issue: "hashicorp/terraform-provider-aws#15675",
    when: "up",
    fact: "a node group waits until its time is over and only says that instances failed to join",
  },
  {
    issue: "hashicorp/terraform-provider-aws#35242",
    when: "up",
    fact: "the group of a fresh cluster fails with NodeCreationFailure, while CoreDNS waits for nodes",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1902",
    when: "up",
    fact: "the smallest inputs of the module give nodes that never join",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1910",
    when: "up",
    fact: "a node group fails after twenty-one minutes with CREATE_FAILED",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2819",
    when: "up",
    fact: "a configuration that made nodes of 1.27 makes none of 1.28",
  },
  {
    issue: "umotif-public/terraform-aws-eks-node-group#7",
    when: "up",
    fact: "a group with a launch template fails although its machines run",
  },
  {
    issue: "jenkins-x/terraform-aws-eks-jx#311",
    when: "up",
    fact: "the Auto Scaling group exists, but its machines never become nodes",
  },
  {
    issue: "hashicorp-education/learn-terraform-provision-eks-cluster#86",
    when: "up",
    fact: "two groups wait for more than twenty minutes and their nodes do not join",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#3001",
    when: "up",
    fact: "the CoreDNS add-on is made before a node exists and stays degraded",
    playedBy: ["components/clusters/eks/managed-addons/managed-addons.ts#createClusterAddons"],
  },
  {
    issue: "maddevsio/aws-eks-base#112",
    when: "up",
    fact: "CoreDNS does not wait for the node pool and the first apply fails as DEGRADED",
    playedBy: ["components/clusters/eks/managed-addons/managed-addons.ts#createClusterAddons"],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2578",
    when: "up",
    fact: "the CoreDNS add-on hangs in CREATING until its timeout, on a second apply too",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1868",
    when: "up",
    fact: "cluster and CoreDNS time out after twenty minutes",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2069",
    when: "up",
    fact: "CoreDNS is pending on a cluster of Fargate alone until a second apply",
  },
  {
    issue: "hashicorp/terraform-provider-aws#44690",
    when: "up",
    fact: "CoreDNS for Fargate never becomes active without a profile for its namespace",
  },
  {
    issue: "pulumi/pulumi-eks#1819",
    when: "up",
    fact: "the cluster component waits for CoreDNS and so never makes the node group that CoreDNS needs",
    playedBy: ["components/clusters/eks/managed-addons/managed-addons.ts#createClusterAddons"],
  },
  {
    issue: "cookpad/terraform-aws-eks#232",
    when: "up",
    fact: "moving CoreDNS to a managed add-on ends in DEGRADED at every apply",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2585",
    when: "up",
    fact: "CoreDNS times out because the CNI has the permissions of IPv6 and the nodes have IPv4",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2689",
    when: "update",
    fact: "an add-on that timed out is replaced by a creation before the deletion, which cannot succeed",
    playedBy: ["cli/clouds/aws/eks/addon.ts#Addon already exists."],
  },
  {
    issue: "aws/aws-cli#4072",
    when: "update",
    fact: "UpdateClusterConfig refuses a change of subnets together with other settings",
  },
  {
    issue: "aws/aws-cdk#30114",
    when: "update",
    fact: "EKS accepts one kind of update of a cluster at a time: VPC, logging or endpoint access",
  },
  {
    issue: "crossplane-contrib/provider-aws#411",
    when: "update",
    fact: "an update that repeats unchanged subnets and security groups is refused",
    playedBy: [zones],
  },
  {
    issue: "rancher/rancher#28999",
    when: "update",
    fact: "an upgrade fails because it also changes the subnets",
    playedBy: [zones],
  },
  {
    issue: "hashicorp/terraform-provider-aws#6663",
    when: "update",
    fact: "other subnets replaced the whole cluster",
    playedBy: [zones],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1707",
    when: "update",
    fact: "a replacement before the deletion fails because the name of the cluster is taken",
    playedBy: ["cli/clouds/aws/eks/cluster.ts#Cluster already exists with name"],
  },
  {
    issue: "hashicorp/terraform-provider-aws#18310",
    when: "update",
    fact: "a higher minimum is refused, because the provider sends the former number of nodes with it",
    playedBy: [
      "cli/clouds/aws/eks/node-group-rules.ts#sizesFit",
      "components/clusters/eks/nodes/bounds.ts#checkBounds",
    ],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#3521",
    when: "update",
    fact: "the same, for the group that Karpenter runs on",
    playedBy: [
      "cli/clouds/aws/eks/node-group-rules.ts#sizesFit",
      "components/clusters/eks/nodes/bounds.ts#checkBounds",
    ],
  },
  {
    issue: "aws/aws-cdk#30886",
    when: "update",
    fact: "a cluster with a fixed name cannot be replaced when its subnets change",
  },
  {
    issue: "aws/aws-cdk#4311",
    when: "update",
    fact: "an update sends the whole configuration, is refused, and the cluster is deleted",
    playedBy: ["cli/clouds/aws/eks/cluster-rules.ts#isUnprotected"],
  },
  {
    issue: "pulumi/pulumi-eks#1226",
    when: "destroy",
    fact: "the nodes' security group still has a dependent object",
    playedBy: [securityGroup],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#285",
    when: "destroy",
    fact: "network interfaces that the CNI left hold a security group",
    playedBy: [securityGroup],
  },
  {
    issue: "pulumi/pulumi-eks#640",
    when: "destroy",
    fact: "an attached network interface keeps the nodes' security group",
    playedBy: [securityGroup],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2048",
    when: "destroy",
    fact: "three security groups stay with DependencyViolation at every destroy",
    playedBy: [securityGroup],
  },
  {
    issue: "pulumi/pulumi-eks#382",
    when: "destroy",
    fact: "a destroy of 114 resources begins with the security group that others still use",
    playedBy: [securityGroup],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2643",
    when: "destroy",
    fact: "two security groups whose rules name each other cannot be deleted",
    playedBy: [securityGroup],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#3165",
    when: "destroy",
    fact: "Karpenter's machines are not in the state and nothing deletes them",
    playedBy: [orphans],
  },
  {
    issue: "aws/karpenter-provider-aws#1134",
    when: "destroy",
    fact: "a machine of Karpenter outlives the cluster and holds the VPC",
    playedBy: [orphans],
  },
  {
    issue: "awslabs/data-on-eks#1067",
    when: "destroy",
    fact: "routes go before Karpenter's machines, which then cannot be drained",
    playedBy: [route, orphans],
  },
  {
    issue: "volvo-cars/lingon#97",
    when: "destroy",
    fact: "machines stay because the controller goes before them",
    playedBy: [orphans],
  },
  {
    issue: "aws/karpenter-provider-aws#4223",
    when: "destroy",
    fact: "machines stay if Karpenter is deleted right after their pool",
    playedBy: [orphans],
  },
  {
    issue: "aws/karpenter-provider-aws#5079",
    when: "destroy",
    fact: "EC2NodeClasses keep their finalizer after Karpenter was uninstalled",
    playedBy: ["cli/teardown/finalizers.ts#finalizers"],
  },
  {
    issue: "aws/karpenter-provider-aws#1166",
    when: "destroy",
    fact: "nodes hang on Karpenter's finalizer although their machine is gone",
    playedBy: ["cli/teardown/finalizers.ts#finalizers"],
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#2842",
    when: "up",
    fact: "with prefixes, a node gets no further interface and pods stay pending",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#3264",
    when: "update",
    fact: "a version of the CNI cannot assign addresses from prefixes",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#1634",
    when: "update",
    fact: "prefixes fail in a subnet without a free block of sixteen addresses",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#2045",
    when: "update",
    fact: "a fragmented subnet has no room for a prefix, although single addresses are free",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#1722",
    when: "update",
    fact: "the CNI crashes when prefixes are switched on beside Calico",
  },
  { issue: "aws/amazon-vpc-cni-k8s#2056", when: "update", fact: "many short pods outrun the warm addresses" },
  { issue: "aws/amazon-vpc-cni-k8s#2730", when: "update", fact: "nodes turn NotReady after an update of the add-on" },
  { issue: "aws/amazon-vpc-cni-k8s#1923", when: "up", fact: "a node is Ready although its subnet has no address left" },
  { issue: "aws/amazon-vpc-cni-k8s#391", when: "update", fact: "pods get addresses of an interface that was detached" },
  {
    issue: "aws/amazon-vpc-cni-k8s#2980",
    when: "update",
    fact: "pods do not start after an upgrade because the node's interfaces are full",
  },
  {
    issue: "hashicorp-education/learn-terraform-provision-eks-cluster#60",
    when: "destroy",
    fact: "subnets, network and gateway stay, because addresses of load balancers still use them",
  },
  {
    issue: "dspace-group/dspace-reference-architecture-aws#16",
    when: "destroy",
    fact: "the cluster is out of reach before its charts are gone, and subnets stay in use",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2149",
    when: "up",
    fact: "a group fails because the account's quota of fleet requests is used up",
  },
  {
    issue: "aws-samples/amazon-eks-ami-rhel#11",
    when: "up",
    fact: "nodes of an own image do not join and the group is deleted again",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2845",
    when: "update",
    fact: "a group hangs in UPDATING for 45 minutes on the way to 1.26",
  },
  {
    issue: "aws/containers-roadmap#1282",
    when: "update",
    fact: "a group's update ends with PodEvictionFailure, because a pod cannot be evicted",
    playedBy: ["cli/wiring/judges/budgets.ts#judgeDrains"],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1495",
    when: "update",
    fact: "a new version of a launch template replaces the group instead of updating it",
  },
  {
    issue: "rancher/eks-operator#85",
    when: "update",
    fact: "a group whose launch template names an image cannot be updated by a version alone",
  },
  {
    issue: "hashicorp/terraform-provider-aws#19478",
    when: "update",
    fact: "EKS refuses a new minor version until the node groups have the cluster's present one",
  },
  {
    issue: "pulumi/pulumi-aws#2473",
    when: "update",
    fact: "a changed schedule of an Auto Scaling group is sent with its last start, which AWS refuses because it is past",
    playedBy: ["cli/clouds/aws/autoscaling/schedule.ts#startIsPast"],
  },
  {
    issue: "LikeLionTeam4/slash-infra#61",
    when: "update",
    fact: "EKS refuses a node group's largest size of 0, so that a schedule that asks EKS never stops a pool",
  },
];
