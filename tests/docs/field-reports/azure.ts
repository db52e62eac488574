import type { FieldReport } from "./contract";

const zoneRole = "cli/clouds/azure/containerservice/managed-cluster-identities.ts#zoneRole";
const vaultName = "cli/clouds/azure/keyvault/vault.ts#nameIsFree";
const budgets = "cli/wiring/judges/budgets.ts#judgeDrains";
const addsNoPool = "cli/clouds/azure/containerservice/managed-cluster-rules.ts#addsNoPool";
const subnetInUse = "cli/clouds/azure/network/subnet.ts#isUnused";

/** Reports about AKS. */
export const azureReports: readonly FieldReport[] = [
  {
    issue: "neumanndaniel/terraform#4",
    when: "up",
    fact: "the cluster's identity needs a role on its private DNS zone",
    playedBy: [zoneRole],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#11042",
    when: "up",
    fact: "a cluster with its own zone fails for want of the identity's role",
    playedBy: [zoneRole],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#10952",
    when: "up",
    fact: "the zone `None` does not go with a system-assigned identity in this provider",
  },
  {
    issue: "Azure/terraform-azurerm-caf-enterprise-scale#900",
    when: "up",
    fact: "AKS checks write access to the zone before it makes a private cluster",
    playedBy: [zoneRole],
  },
  {
    issue: "Azure/Azure-Landing-Zones#2892",
    when: "up",
    fact: "the same, in a landing zone with central DNS",
    playedBy: [zoneRole],
  },
  {
    issue: "Azure/AKS#1686",
    when: "up",
    fact: "nodes behind the DNS of a hub do not find the API server of a private cluster",
  },
  {
    issue: "sassoftware/viya4-iac-azure#298",
    when: "up",
    fact: "a network with custom DNS cannot resolve the cluster's private zone",
  },
  {
    issue: "aztfmod/terraform-azurerm-caf#585",
    when: "up",
    fact: "a private zone needs an identity that the user made before the cluster",
    playedBy: ["cli/clouds/azure/containerservice/managed-cluster-identities.ts#identities"],
  },
  {
    issue: "kubernetes-sigs/external-dns#4149",
    when: "up",
    fact: "a role for the nodes' identity is not found under its client id",
    playedBy: ["cli/clouds/azure/authorization/role-assignment.ts#principalIsKnown"],
  },
  {
    issue: "pulumi/pulumi-azure-native#959",
    when: "update",
    fact: "another machine size cannot be set in place, and the taints that AKS adds to spot nodes may not change",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool.ts#replacedBy"],
  },
  {
    issue: "pulumi/pulumi-azure-native#3655",
    when: "update",
    fact: "machine size and GPU profile of a pool force a replacement",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool.ts#replacedBy"],
  },
  {
    issue: "pulumi/pulumi-azure-native#579",
    when: "update",
    fact: "a pool cannot be added through the cluster's inline pools",
    playedBy: [addsNoPool],
  },
  {
    issue: "Azure/bicep-registry-modules#7130",
    when: "update",
    fact: "another machine size of an inline pool is refused before the API version 2026-01-02-preview",
    playedBy: ["cli/clouds/azure/containerservice/managed-cluster-rules.ts#keepsMachines"],
  },
  {
    issue: "pulumi/pulumi-azure-nextgen#168",
    when: "update",
    fact: "the same, in the provider's first version",
    playedBy: [addsNoPool],
  },
  {
    issue: "pulumi/pulumi-azure-native#2719",
    when: "update",
    fact: "with inline pools ignored, every change of the cluster is refused because it brings back the old pool",
    playedBy: [addsNoPool],
  },
  {
    issue: "pulumi/pulumi-azure-native#4264",
    when: "update",
    fact: "a change of an inline pool puts every pool into the state Scaling",
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#4543",
    when: "update",
    fact: "an update that repeats the count of a pool is a manual scaling once the autoscaler has moved, and is refused",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool-rules.ts#manualScaling"],
  },
  {
    issue: "pulumi/pulumi-azure-native#2943",
    when: "up",
    fact: "a pool that scales needs a count unless it says that it is a scale set",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool-rules.ts#countFault"],
  },
  {
    issue: "Azure/azure-cli#29520",
    when: "update",
    fact: "the OS SKU of a pool cannot change in the client, although the API allows it",
  },
  {
    issue: "pulumi/pulumi-azure-native#2774",
    when: "update",
    fact: "adding or removing an inline pool recreated the cluster",
  },
  { issue: "pulumi/pulumi-azure-native#2462", when: "update", fact: "a GPU profile cannot be removed from a pool" },
  { issue: "pulumi/pulumi-azure-native#1808", when: "update", fact: "scaling of an inline pool replaced the cluster" },
  {
    issue: "Azure/AKS#2412",
    when: "destroy",
    fact: "a failed deletion keeps the pods' subnet delegated, so that its range stays taken",
    playedBy: [subnetInUse],
  },
  {
    issue: "Azure/AKS#2443",
    when: "destroy",
    fact: "a public address that virtual nodes left blocks the nodes' resource group",
  },
  {
    issue: "Azure/AKS#3111",
    when: "destroy",
    fact: "AKS detaches the security group of its subnet, which a policy may deny",
  },
  {
    issue: "Azure/AKS#1016",
    when: "destroy",
    fact: "a failed cluster cannot be deleted: the resource group times out",
  },
  {
    issue: "kubermatic/kubermatic#1620",
    when: "destroy",
    fact: "a subnet is in use by an interface of a machine",
    playedBy: [subnetInUse],
  },
  { issue: "Azure/AKS#1427", when: "destroy", fact: "networks of container instances block the deletion of a cluster" },
  {
    issue: "kubernetes-sigs/cluster-api-provider-azure#172",
    when: "destroy",
    fact: "a subnet is in use by a load balancer of the cluster",
    playedBy: [subnetInUse],
  },
  {
    issue: "Azure/AKS#847",
    when: "destroy",
    fact: "the deletion hangs because the user's subnet has the route table that AKS made",
  },
  { issue: "Azure/AKS#125", when: "destroy", fact: "the deletion waits for the control plane until its time is over" },
  { issue: "Azure/AKS#51", when: "destroy", fact: "failed clusters stay and count against the quota" },
  {
    issue: "MicrosoftDocs/azure-docs#50228",
    when: "up",
    fact: "a vault's name stays taken by the soft-deleted vault",
    playedBy: [vaultName],
  },
  {
    issue: "adamdost-0/linux-update-cds#21",
    when: "up",
    fact: "a second deployment of one name fails for ninety days because of purge protection",
    playedBy: [vaultName],
  },
  {
    issue: "alan-turing-institute/data-safe-haven#1637",
    when: "up",
    fact: "a teardown leaves vaults that a new deployment collides with",
    playedBy: [vaultName],
  },
  {
    issue: "Azure/azure-service-operator#1686",
    when: "up",
    fact: "a secret of a soft-deleted name cannot be made again",
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#12972",
    when: "up",
    fact: "recovery of a vault fails in another region than its own",
  },
  {
    issue: "Azure/azure-cli#14396",
    when: "up",
    fact: "the name of a vault is taken although the list of deleted vaults is empty: names are global",
    playedBy: [vaultName],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#15678",
    when: "destroy",
    fact: "a purge is refused for a vault with purge protection",
  },
  {
    issue: "Azure/azure-powershell#4557",
    when: "up",
    fact: "a security rule whose range has host bits is refused",
    playedBy: ["cli/clouds/azure/network/network-security-group.ts#prefixesAreRanges"],
  },
  {
    issue: "Azure/AKS#4860",
    when: "update",
    fact: "a budget that allows no disruption stops the upgrade before it begins",
    playedBy: [budgets],
  },
  {
    issue: "Azure/AKS#4805",
    when: "update",
    fact: "minAvailable equal to the replicas refuses the upgrade of any pool",
    playedBy: [budgets],
  },
  {
    issue: "canonical/bundle-kubeflow#1339",
    when: "update",
    fact: "percentages of one replica make budgets that block a drain",
    playedBy: [budgets],
  },
  { issue: "Azure/AKS#3558", when: "update", fact: "a pool whose drain failed is shown with the new version" },
  {
    issue: "Azure/azure-workload-identity#824",
    when: "update",
    fact: "the budget of a chart's webhook blocks the drain of a node",
  },
  { issue: "Azure/AKS#3384", when: "update", fact: "Azure's own budgets keep a drain waiting for an hour" },
  {
    issue: "hashicorp/consul-k8s#1457",
    when: "update",
    fact: "a chart's budget of zero disruptions stops the upgrade",
    playedBy: [budgets],
  },
  { issue: "Azure/AKS#5129", when: "update", fact: "an upgrade can be forced past budgets until a given time" },
  {
    issue: "Azure/AKS#5125",
    when: "update",
    fact: "AKS checks versions, budgets and the quota for surge nodes before an upgrade",
  },
  { issue: "Azure/AKS#151", when: "update", fact: "an upgrade fails for want of quota for cores" },
  {
    issue: "Azure/terraform-azurerm-aks#428",
    when: "update",
    fact: "an upgrade fails, because the subnet has no addresses for the surge",
  },
  { issue: "Azure/AKS#1795", when: "update", fact: "an upgrade of a pool needs 276 addresses, and the subnet has 251" },
  {
    issue: "Azure/AKS#3221",
    when: "update",
    fact: "an upgrade is refused, because nodes reserve the addresses of all their pods",
  },
  {
    issue: "Azure/AKS#2119",
    when: "update",
    fact: "an upgrade fails in a subnet whose size cannot be changed any more",
  },
  {
    issue: "Azure/AKS#2865",
    when: "update",
    fact: "a new pool in a subnet of its own is refused, because another pool's subnet is full",
  },
  {
    issue: "Azure/AKS#3653",
    when: "up",
    fact: "a second pool passes the validation and fails, because the subnet has no addresses left",
  },
  { issue: "Azure/AKS#456", when: "up", fact: "ten nodes do not fit into the subnet that the portal makes" },
  {
    issue: "Azure/AKS#2927",
    when: "up",
    fact: "a pool in the managed subnet is refused, because the first pool names none",
  },
  {
    issue: "Azure/AKS#4522",
    when: "up",
    fact: "pools of one subnet made at once fail, because the network is being updated",
    playedBy: ["cli/clouds/azure/containerservice/ongoing.ts#networkIsStill"],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#2605",
    when: "up",
    fact: "a peering fails beside a subnet of one of its networks",
    playedBy: ["cli/clouds/azure/network/virtual-network-peering.ts#networksAreStill"],
  },
  {
    issue: "Azure/azure-rest-api-specs#11143",
    when: "up",
    fact: "a storage account with a subnet fails while the network is being updated",
    playedBy: ["cli/clouds/azure/storage/storage-account.ts#networkIsStill"],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#3149",
    when: "up",
    fact: "storage accounts for one subnet made at once fail",
    playedBy: ["cli/clouds/azure/storage/storage-account.ts#networkIsStill"],
  },
  {
    issue: "pulumi/pulumi-azure-native#903",
    when: "up",
    fact: "subnets of one network made at once are refused, and tried again",
    playedBy: ["cli/clouds/azure/ongoing.ts#anotherOperation"],
  },
  {
    issue: "Azure/terraform-azurerm-avm-ptn-aks-production#25",
    when: "up",
    fact: "pools are refused while the cluster is being updated",
    playedBy: ["cli/clouds/azure/containerservice/ongoing.ts#clusterIsStill"],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#3904",
    when: "up",
    fact: "an add-on that is switched off explicitly asks for the right to assign roles",
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#3067",
    when: "up",
    fact: "the deployer lacks a right on the route table of the nodes' subnet",
  },
  {
    issue: "MicrosoftDocs/azure-docs#80953",
    when: "up",
    fact: "a private DNS zone in another subscription is refused",
  },
  { issue: "Azure/azure-cli#10191", when: "up", fact: "the role on the subnet cannot be assigned" },
  {
    issue: "Azure/AKS#2560",
    when: "destroy",
    fact: "the last pool cannot be deleted before its cluster",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool.ts#There has to be at least one agent pool."],
  },
  {
    issue: "sassoftware/viya4-iac-azure#306",
    when: "destroy",
    fact: "the resource group is not empty when it is deleted",
  },
];
