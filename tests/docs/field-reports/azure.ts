import type { FieldReport } from "./contract";

const zoneRole = "cli/clouds/azure/containerservice/managed-cluster-identities.ts#zoneRole";
const vaultName = "cli/clouds/azure/keyvault/vault.ts#nameIsFree";
const budgets = "cli/wiring/judges/budgets.ts#judgeDrains";
const addsNoPool = "cli/clouds/azure/containerservice/managed-cluster-refusals.ts#addsNoPool";
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
    fact: "a cluster with its own DNS zone fails, because the identity lacks a role",
    playedBy: [zoneRole],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#10952",
    when: "up",
    fact: "the Terraform provider does not accept the zone `None` with a system-assigned identity",
  },
  {
    issue: "Azure/terraform-azurerm-caf-enterprise-scale#900",
    when: "up",
    fact: "AKS checks write access to the DNS zone before it creates a private cluster",
    playedBy: [zoneRole],
  },
  {
    issue: "Azure/Azure-Landing-Zones#2892",
    when: "up",
    fact: "in a landing zone with central DNS, AKS also checks write access to the DNS zone",
    playedBy: [zoneRole],
  },
  {
    issue: "Azure/AKS#1686",
    when: "up",
    fact: "nodes that use a hub's DNS do not find the API server of a private cluster",
  },
  {
    issue: "sassoftware/viya4-iac-azure#298",
    when: "up",
    fact: "a network with custom DNS cannot resolve the cluster's private zone",
  },
  {
    issue: "aztfmod/terraform-azurerm-caf#585",
    when: "up",
    fact: "a private DNS zone needs a user-assigned identity that exists before the cluster",
    playedBy: ["cli/clouds/azure/containerservice/managed-cluster-identities.ts#identities"],
  },
  {
    issue: "kubernetes-sigs/external-dns#4149",
    when: "up",
    fact: "a role assignment to the nodes' identity fails, because it names the client id",
    playedBy: ["cli/clouds/azure/authorization/role-assignment.ts#principalIsKnown"],
  },
  {
    issue: "pulumi/pulumi-azure-native#959",
    when: "update",
    fact: "the machine size cannot change in place, and the taints that AKS adds to spot nodes must not change",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool.ts#replacedBy"],
  },
  {
    issue: "pulumi/pulumi-azure-native#3655",
    when: "update",
    fact: "a new machine size or GPU profile forces a replacement of the pool",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool.ts#replacedBy"],
  },
  {
    issue: "pulumi/pulumi-azure-native#579",
    when: "update",
    fact: "a cluster with inline pools cannot get another inline pool",
    playedBy: [addsNoPool],
  },
  {
    issue: "Azure/bicep-registry-modules#7130",
    when: "update",
    fact: "before API version 2026-01-02-preview, Azure refuses a new machine size of an inline pool",
    playedBy: ["cli/clouds/azure/containerservice/managed-cluster-refusals.ts#keepsMachines"],
  },
  {
    issue: "pulumi/pulumi-azure-nextgen#168",
    when: "update",
    fact: "in the provider's first version, a cluster with inline pools cannot get another pool",
    playedBy: [addsNoPool],
  },
  {
    issue: "pulumi/pulumi-azure-native#2719",
    when: "update",
    fact: "if the program ignores changes of inline pools, Azure refuses every change of the cluster, because the change brings back the old pool",
    playedBy: [addsNoPool],
  },
  {
    issue: "pulumi/pulumi-azure-native#4264",
    when: "update",
    fact: "a change of one inline pool puts every pool into the state Scaling",
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#4543",
    when: "update",
    fact: "an update repeats the count of a pool after the autoscaler changed it; Azure refuses this as manual scaling",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool-refusals.ts#manualScaling"],
  },
  {
    issue: "pulumi/pulumi-azure-native#2943",
    when: "up",
    fact: "an autoscaled pool needs a count unless its type is a scale set",
    playedBy: ["cli/clouds/azure/containerservice/agent-pool-refusals.ts#countFault"],
  },
  {
    issue: "Azure/azure-cli#29520",
    when: "update",
    fact: "the Azure CLI refuses a change of a pool's OS SKU, although the API allows it",
  },
  {
    issue: "pulumi/pulumi-azure-native#2774",
    when: "update",
    fact: "a new or removed inline pool recreated the cluster",
  },
  { issue: "pulumi/pulumi-azure-native#2462", when: "update", fact: "a GPU profile cannot be removed from a pool" },
  { issue: "pulumi/pulumi-azure-native#1808", when: "update", fact: "a scaled inline pool replaced the cluster" },
  {
    issue: "Azure/AKS#2412",
    when: "destroy",
    fact: "after a failed deletion, the pods' subnet stays delegated, so its range stays in use",
    playedBy: [subnetInUse],
  },
  {
    issue: "Azure/AKS#2443",
    when: "destroy",
    fact: "virtual nodes leave a public address behind, and it blocks the deletion of the nodes' resource group",
  },
  {
    issue: "Azure/AKS#3111",
    when: "destroy",
    fact: "AKS detaches the security group from its subnet, and an Azure policy can deny this",
  },
  {
    issue: "Azure/AKS#1016",
    when: "destroy",
    fact: "a failed cluster cannot be deleted, because the deletion of its resource group times out",
  },
  {
    issue: "kubermatic/kubermatic#1620",
    when: "destroy",
    fact: "a machine's network interface blocks the deletion of a subnet",
    playedBy: [subnetInUse],
  },
  { issue: "Azure/AKS#1427", when: "destroy", fact: "networks of container instances block the deletion of a cluster" },
  {
    issue: "kubernetes-sigs/cluster-api-provider-azure#172",
    when: "destroy",
    fact: "a load balancer of the cluster blocks the deletion of a subnet",
    playedBy: [subnetInUse],
  },
  {
    issue: "Azure/AKS#847",
    when: "destroy",
    fact: "the deletion hangs, because your subnet has the route table that AKS created",
  },
  { issue: "Azure/AKS#125", when: "destroy", fact: "the deletion waits for the control plane until its timeout" },
  { issue: "Azure/AKS#51", when: "destroy", fact: "failed clusters remain and count against the quota" },
  {
    issue: "MicrosoftDocs/azure-docs#50228",
    when: "up",
    fact: "a soft-deleted vault keeps its name reserved",
    playedBy: [vaultName],
  },
  {
    issue: "adamdost-0/linux-update-cds#21",
    when: "up",
    fact: "a second deployment of the same name fails for ninety days because of purge protection",
    playedBy: [vaultName],
  },
  {
    issue: "alan-turing-institute/data-safe-haven#1637",
    when: "up",
    fact: "a teardown leaves vaults behind, and a new deployment collides with them",
    playedBy: [vaultName],
  },
  {
    issue: "Azure/azure-service-operator#1686",
    when: "up",
    fact: "a secret cannot be created if a soft-deleted secret has the same name",
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#12972",
    when: "up",
    fact: "a vault cannot be recovered in another region",
  },
  {
    issue: "Azure/azure-cli#14396",
    when: "up",
    fact: "the name of a vault is taken, although your list of deleted vaults is empty: names are global",
    playedBy: [vaultName],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#15678",
    when: "destroy",
    fact: "Azure refuses to purge a vault with purge protection",
  },
  {
    issue: "Azure/azure-powershell#4557",
    when: "up",
    fact: "Azure refuses a security rule if its range has host bits",
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
    fact: "a budget's minAvailable equals the number of replicas, so Azure refuses every pool's upgrade",
    playedBy: [budgets],
  },
  {
    issue: "canonical/bundle-kubeflow#1339",
    when: "update",
    fact: "with one replica, a budget in percent blocks the drain",
    playedBy: [budgets],
  },
  { issue: "Azure/AKS#3558", when: "update", fact: "a pool shows the new version, although its drain failed" },
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
  {
    issue: "Azure/AKS#5129",
    when: "update",
    fact: "an option forces upgrades past disruption budgets until a given time",
  },
  {
    issue: "Azure/AKS#5125",
    when: "update",
    fact: "AKS checks versions, budgets and the quota for surge nodes before an upgrade",
  },
  { issue: "Azure/AKS#151", when: "update", fact: "an upgrade fails, because the quota for cores is too small" },
  {
    issue: "Azure/terraform-azurerm-aks#428",
    when: "update",
    fact: "an upgrade fails, because the subnet has no addresses for surge nodes",
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
    fact: "Azure refuses a new pool in a separate subnet, because another pool's subnet is full",
  },
  {
    issue: "Azure/AKS#3653",
    when: "up",
    fact: "a second pool passes the validation, but then fails, because the subnet has no addresses left",
  },
  { issue: "Azure/AKS#456", when: "up", fact: "ten nodes do not fit into the subnet that the portal creates" },
  {
    issue: "Azure/AKS#2927",
    when: "up",
    fact: "Azure refuses a pool in the managed subnet, because the first pool names no subnet",
  },
  {
    issue: "Azure/AKS#4522",
    when: "up",
    fact: "several new pools in one subnet fail, because the network is being updated",
    playedBy: ["cli/clouds/azure/containerservice/ongoing.ts#networkIsStill"],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#2605",
    when: "up",
    fact: "a peering fails while a subnet of one of its networks is being created",
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
    fact: "several new storage accounts for one subnet fail if they are created at once",
    playedBy: ["cli/clouds/azure/storage/storage-account.ts#networkIsStill"],
  },
  {
    issue: "pulumi/pulumi-azure-native#903",
    when: "up",
    fact: "Azure refuses subnets of one network that are created at once; the provider retries",
    playedBy: ["cli/clouds/azure/ongoing.ts#anotherOperation"],
  },
  {
    issue: "Azure/terraform-azurerm-avm-ptn-aks-production#25",
    when: "up",
    fact: "Azure refuses pools while the cluster is being updated",
    playedBy: ["cli/clouds/azure/containerservice/ongoing.ts#clusterIsStill"],
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#3904",
    when: "up",
    fact: "an add-on that is explicitly off still needs permission to assign roles",
  },
  {
    issue: "hashicorp/terraform-provider-azurerm#3067",
    when: "up",
    fact: "the deployer lacks a permission on the route table of the nodes' subnet",
  },
  {
    issue: "MicrosoftDocs/azure-docs#80953",
    when: "up",
    fact: "Azure refuses a private DNS zone in another subscription",
  },
  { issue: "Azure/azure-cli#10191", when: "up", fact: "the deployer cannot assign the role on the subnet" },
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
