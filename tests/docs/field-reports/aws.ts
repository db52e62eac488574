import type { FieldReport } from "./contract";

const securityGroup = "cli/clouds/aws/ec2/security-group.ts#isUnused";
const zones = "cli/clouds/aws/eks/cluster-refusals.ts#zonesStay";
const orphans = "cli/rehearsal/clouds/aws/karpenter.ts#orphans";
const names = "cli/clouds/aws/eks/node-group-refusals.ts#vpcHasNames";
const route = "cli/clouds/aws/ec2/route.ts#leavesNetwork";

/** Reports about EKS. */
export const awsReports: readonly FieldReport[] = [
  {
    issue: "antonputra/tutorials#117",
    when: "up",
    fact: "nodes do not join, because DNS host names are off in the VPC",
    playedBy: [names],
  },
  {
    issue: "hashicorp/terraform-provider-aws#15675",
    when: "up",
    fact: "a node group waits until its timeout, and then says only that instances failed to join",
  },
  {
    issue: "hashicorp/terraform-provider-aws#35242",
    when: "up",
    fact: "the node group of a new cluster fails with NodeCreationFailure, while CoreDNS waits for nodes",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1902",
    when: "up",
    fact: "with the module's smallest inputs, nodes never join",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1910",
    when: "up",
    fact: "a node group fails after twenty-one minutes with CREATE_FAILED",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2819",
    when: "up",
    fact: "a configuration works with nodes of Kubernetes 1.27, but not with nodes of 1.28",
  },
  {
    issue: "umotif-public/terraform-aws-eks-node-group#7",
    when: "up",
    fact: "a node group with a launch template fails, although its machines run",
  },
  {
    issue: "jenkins-x/terraform-aws-eks-jx#311",
    when: "up",
    fact: "the Auto Scaling group exists, but its machines never become nodes",
  },
  {
    issue: "hashicorp-education/learn-terraform-provision-eks-cluster#86",
    when: "up",
    fact: "two node groups wait for more than twenty minutes, and their nodes do not join",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#3001",
    when: "up",
    fact: "the CoreDNS add-on is created before a node exists, and stays degraded",
    playedBy: ["components/clusters/eks/managed-addons/managed-addons.ts#createClusterAddons"],
  },
  {
    issue: "maddevsio/aws-eks-base#112",
    when: "up",
    fact: "CoreDNS does not wait for the node pool, and the first apply fails as DEGRADED",
    playedBy: ["components/clusters/eks/managed-addons/managed-addons.ts#createClusterAddons"],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2578",
    when: "up",
    fact: "the CoreDNS add-on hangs in CREATING until its timeout, also on a second apply",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1868",
    when: "up",
    fact: "cluster and CoreDNS time out after twenty minutes",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2069",
    when: "up",
    fact: "on a cluster with only Fargate, CoreDNS is pending until a second apply",
  },
  {
    issue: "hashicorp/terraform-provider-aws#44690",
    when: "up",
    fact: "on Fargate, CoreDNS never becomes active without a profile for its namespace",
  },
  {
    issue: "pulumi/pulumi-eks#1819",
    when: "up",
    fact: "the cluster component waits for CoreDNS, so it never creates the node group that CoreDNS needs",
    playedBy: ["components/clusters/eks/managed-addons/managed-addons.ts#createClusterAddons"],
  },
  {
    issue: "cookpad/terraform-aws-eks#232",
    when: "up",
    fact: "a move of CoreDNS to a managed add-on ends in the state DEGRADED at every apply",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2585",
    when: "up",
    fact: "CoreDNS times out, because the CNI has the permissions for IPv6 and the nodes have IPv4",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2689",
    when: "update",
    fact: "after a timeout, an add-on is replaced; this fails, because the old add-on still exists when the new add-on is created",
    playedBy: ["cli/clouds/aws/eks/addon.ts#Addon already exists."],
  },
  {
    issue: "aws/aws-cli#4072",
    when: "update",
    fact: "UpdateClusterConfig refuses to change subnets together with other settings",
  },
  {
    issue: "aws/aws-cdk#30114",
    when: "update",
    fact: "EKS accepts only one kind of update at a time: VPC, logging or endpoint access",
  },
  {
    issue: "crossplane-contrib/provider-aws#411",
    when: "update",
    fact: "EKS refuses an update that repeats unchanged subnets and security groups",
    playedBy: [zones],
  },
  {
    issue: "rancher/rancher#28999",
    when: "update",
    fact: "an upgrade fails, because it also changes the subnets",
    playedBy: [zones],
  },
  {
    issue: "hashicorp/terraform-provider-aws#6663",
    when: "update",
    fact: "a change of subnets replaced the whole cluster",
    playedBy: [zones],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1707",
    when: "update",
    fact: "the replacement of a cluster fails, because the old cluster still has the name",
    playedBy: ["cli/clouds/aws/eks/cluster.ts#Cluster already exists with name"],
  },
  {
    issue: "hashicorp/terraform-provider-aws#18310",
    when: "update",
    fact: "EKS refuses a higher minimum, because the provider also sends the old number of nodes",
    playedBy: [
      "cli/clouds/aws/eks/node-group-refusals.ts#sizesFit",
      "components/clusters/eks/nodes/bounds.ts#boundsHook",
    ],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#3521",
    when: "update",
    fact: "EKS also refuses a higher minimum of the node group that runs Karpenter",
    playedBy: [
      "cli/clouds/aws/eks/node-group-refusals.ts#sizesFit",
      "components/clusters/eks/nodes/bounds.ts#boundsHook",
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
    fact: "an update sends the whole configuration; EKS refuses the update, and the cluster is deleted",
    playedBy: ["cli/clouds/aws/eks/cluster-refusals.ts#isUnprotected"],
  },
  {
    issue: "pulumi/pulumi-eks#1226",
    when: "destroy",
    fact: "the nodes' security group cannot be deleted, because an object still depends on it",
    playedBy: [securityGroup],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#285",
    when: "destroy",
    fact: "the CNI leaves network interfaces behind, and they block the deletion of a security group",
    playedBy: [securityGroup],
  },
  {
    issue: "pulumi/pulumi-eks#640",
    when: "destroy",
    fact: "an attached network interface blocks the deletion of the nodes' security group",
    playedBy: [securityGroup],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2048",
    when: "destroy",
    fact: "at every destroy, three security groups fail with DependencyViolation",
    playedBy: [securityGroup],
  },
  {
    issue: "pulumi/pulumi-eks#382",
    when: "destroy",
    fact: "a destroy of 114 resources begins with a security group that other resources still use",
    playedBy: [securityGroup],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2643",
    when: "destroy",
    fact: "two security groups cannot be deleted, because their rules name each other",
    playedBy: [securityGroup],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#3165",
    when: "destroy",
    fact: "Karpenter's machines are not in the state, so nothing deletes them",
    playedBy: [orphans],
  },
  {
    issue: "aws/karpenter-provider-aws#1134",
    when: "destroy",
    fact: "a machine of Karpenter outlives the cluster and blocks the deletion of the VPC",
    playedBy: [orphans],
  },
  {
    issue: "awslabs/data-on-eks#1067",
    when: "destroy",
    fact: "routes are deleted before Karpenter's machines, which then cannot be drained",
    playedBy: [route, orphans],
  },
  {
    issue: "volvo-cars/lingon#97",
    when: "destroy",
    fact: "machines stay, because the controller is deleted before the machines",
    playedBy: [orphans],
  },
  {
    issue: "aws/karpenter-provider-aws#4223",
    when: "destroy",
    fact: "machines stay if Karpenter is deleted right after their node pool",
    playedBy: [orphans],
  },
  {
    issue: "aws/karpenter-provider-aws#5079",
    when: "destroy",
    fact: "EC2NodeClasses keep their finalizer after Karpenter is uninstalled",
    playedBy: ["cli/teardown/finalizers.ts#finalizers"],
  },
  {
    issue: "aws/karpenter-provider-aws#1166",
    when: "destroy",
    fact: "nodes keep Karpenter's finalizer, although their machine is deleted",
    playedBy: ["cli/teardown/finalizers.ts#finalizers"],
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#2842",
    when: "up",
    fact: "with address prefixes, a node gets no more network interfaces, and pods stay pending",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#3264",
    when: "update",
    fact: "one version of the CNI cannot assign addresses from prefixes",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#1634",
    when: "update",
    fact: "prefixes fail if a subnet has no free block of sixteen addresses",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#2045",
    when: "update",
    fact: "a fragmented subnet has single free addresses, but no free prefix",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#1722",
    when: "update",
    fact: "the CNI crashes if prefixes are on and Calico is installed",
  },
  {
    issue: "aws/amazon-vpc-cni-k8s#2056",
    when: "update",
    fact: "many short-lived pods need addresses faster than the CNI provides them",
  },
  { issue: "aws/amazon-vpc-cni-k8s#2730", when: "update", fact: "nodes become NotReady after an update of the add-on" },
  {
    issue: "aws/amazon-vpc-cni-k8s#1923",
    when: "up",
    fact: "a node is Ready, although its subnet has no free address",
  },
  { issue: "aws/amazon-vpc-cni-k8s#391", when: "update", fact: "pods get addresses of a detached network interface" },
  {
    issue: "aws/amazon-vpc-cni-k8s#2980",
    when: "update",
    fact: "after an upgrade, pods do not start, because the node's network interfaces are full",
  },
  {
    issue: "hashicorp-education/learn-terraform-provision-eks-cluster#60",
    when: "destroy",
    fact: "subnets, network and gateway cannot be deleted, because load balancers still have addresses in the subnets",
  },
  {
    issue: "dspace-group/dspace-reference-architecture-aws#16",
    when: "destroy",
    fact: "the cluster becomes unreachable before its charts are deleted, so subnets stay in use",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2149",
    when: "up",
    fact: "a node group fails, because the account's quota of fleet requests is used up",
  },
  {
    issue: "aws-samples/amazon-eks-ami-rhel#11",
    when: "up",
    fact: "nodes with a custom image do not join, and the node group is deleted again",
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#2845",
    when: "update",
    fact: "a node group hangs in UPDATING for 45 minutes during the upgrade to 1.26",
  },
  {
    issue: "aws/containers-roadmap#1282",
    when: "update",
    fact: "the update of a node group ends with PodEvictionFailure, because a pod cannot be evicted",
    playedBy: ["cli/wiring/judges/budgets.ts#judgeDrains"],
  },
  {
    issue: "terraform-aws-modules/terraform-aws-eks#1495",
    when: "update",
    fact: "a new version of a launch template replaces the node group instead of updating it",
  },
  {
    issue: "rancher/eks-operator#85",
    when: "update",
    fact: "a node group cannot be updated by version alone if its launch template names an image",
  },
  {
    issue: "hashicorp/terraform-provider-aws#19478",
    when: "update",
    fact: "EKS refuses a new minor version until the node groups have the cluster's current version",
  },
  {
    issue: "pulumi/pulumi-aws#2473",
    when: "update",
    fact: "an update sends a schedule of an Auto Scaling group with the schedule's last start time; AWS refuses the update, because that time is in the past",
    playedBy: ["cli/clouds/aws/autoscaling/schedule.ts#startIsPast"],
  },
  {
    issue: "LikeLionTeam4/slash-infra#61",
    when: "update",
    fact: "EKS refuses a maximum size of 0 for a node group, so a schedule cannot stop a pool through EKS",
  },
];
