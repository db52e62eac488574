import assert from "node:assert/strict";
import { publicRanges } from "../../../../cli/clouds/azure/containerservice/managed-cluster-shown";
import { azure } from "../../../plan/azure";
import { testShown, unknown } from "../shown";

const apiServer = azure("network.Subnet", "api-server");
const identity = azure("managedidentity.UserAssignedIdentity", "control-plane");
const disks = azure("compute.DiskEncryptionSet", "disks");

const full = azure(
  "containerservice.ManagedCluster",
  "c",
  {
    kubernetesVersion: "1.35",
    sku: { tier: "Standard" },
    apiServerAccessProfile: { enablePrivateCluster: true, subnetId: unknown, disableRunCommand: true },
    networkProfile: {
      networkPlugin: "azure",
      networkPluginMode: "overlay",
      networkPolicy: "cilium",
      podCidr: "10.244.0.0/16",
      serviceCidr: "172.20.0.0/16",
      outboundType: "userAssignedNATGateway",
    },
    nodeResourceGroup: "prod-nodes",
    agentPoolProfiles: [
      {
        enableEncryptionAtHost: true,
        name: "system",
        enableAutoScaling: true,
        minCount: 3,
        maxCount: 6,
        vmSize: "Standard_D4ds_v5",
        availabilityZones: ["1", "2", "3"],
        osSKU: "AzureLinux",
        orchestratorVersion: "1.35",
        osDiskSizeGB: 128,
        osDiskType: "Ephemeral",
      },
    ],
    identity: { type: "UserAssigned", userAssignedIdentities: [unknown] },
    aadProfile: { managed: true, enableAzureRBAC: true },
    disableLocalAccounts: true,
    diskEncryptionSetID: unknown,
    autoUpgradeProfile: { upgradeChannel: "patch" },
    addonProfiles: { azurepolicy: { enabled: true }, omsagent: { enabled: false } },
    securityProfile: { azureKeyVaultKms: { enabled: true } },
  },
  { apiServerAccessProfile: [apiServer], identity: [identity], diskEncryptionSetID: [disks] },
);

describe("clusters of AKS in a plan", () => {
  testShown(
    [
      [
        full,
        [
          "1.35",
          "tier Standard",
          "API server in api-server and private",
          "network azure overlay",
          "network policies by cilium",
          "pods 10.244.0.0/16",
          "services 172.20.0.0/16",
          "egress through userAssignedNATGateway",
          "nodes in resource group prod-nodes",
          "pool system: 3–6 × Standard_D4ds_v5, zones 1,2,3, AzureLinux 1.35, disk 128 GiB Ephemeral",
          "acts as control-plane",
          "access through Entra with Azure's roles",
          "disks encrypted by disks",
          "upgrades itself patch",
          "with azurepolicy",
        ],
      ],
      [
        azure("containerservice.ManagedCluster", "c", {
          agentPoolProfiles: [{ name: "s", count: 1, vmSize: "Standard_B2s" }],
          linuxProfile: { adminUsername: "azure", ssh: { publicKeys: [{ keyData: "ssh-rsa" }] } },
        }),
        ["API server public for 0.0.0.0/0", "pool s: 1 × Standard_B2s, no zones"],
        "local accounts are on",
        "commands can be run through Azure's API",
        "anyone with the SSH key of linuxProfile can log in to the nodes",
        "Secrets are not encrypted with your own key",
        "node disks are not encrypted at the host",
      ],
      [
        azure("containerservice.MaintenanceConfiguration", "m", {
          maintenanceWindow: { schedule: { weekly: { dayOfWeek: "Sunday" } }, startTime: "02:00", durationHours: 6 },
        }),
        ["Sunday 02:00 for 6 h"],
      ],
    ],
    [apiServer, identity, disks],
  );

  it("opens the API server to the internet unless the cluster is private or lists ranges", () => {
    const ranges = [
      {},
      { enablePrivateCluster: true },
      { authorizedIPRanges: ["203.0.113.0/24"] },
      { authorizedIPRanges: unknown },
    ].map((apiServerAccessProfile) => publicRanges({ apiServerAccessProfile }));
    assert.deepEqual(ranges, [["0.0.0.0/0"], [], ["203.0.113.0/24"], ["unknown ranges"]]);
    assert.deepEqual(publicRanges({ publicNetworkAccess: "Disabled" }), []);
  });
});
