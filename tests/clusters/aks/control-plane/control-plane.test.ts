import assert from "node:assert/strict";
import { Provider } from "@pulumi/azure-native/provider";
import { AksCluster } from "../../../../components/clusters/aks";
import { aksArgs, aksTags, runAks, subscriptionId } from "../../../support/aks";
import { runProgram } from "../../../support/run-program";

const clusterType = "azure-native:containerservice:ManagedCluster";
const stashType = "pulumi:index:Stash";
const group = `/subscriptions/${subscriptionId}/resourceGroups/test/providers`;
const vault = `${group}/Microsoft.KeyVault/vaults/test`;
const identity = (name: string) => `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/test-${name}`;
const subnet = (name: string) => `${group}/Microsoft.Network/virtualNetworks/test/subnets/test-${name}`;

describe("the control plane of an AKS cluster", () => {
  it("sets every property explicitly, including defaults", async () => {
    const { inputs } = (await runAks()).find(clusterType, "test");
    const { agentPoolProfiles: _pools, networkProfile: _network, ...rest } = inputs;
    assert.deepEqual(rest, {
      resourceGroupName: "test",
      resourceName: "test",
      location: "westeurope",
      dnsPrefix: "test",
      kubernetesVersion: "1.35",
      sku: { name: "Base", tier: "Standard" },
      supportPlan: "KubernetesOfficial",
      nodeResourceGroup: "test-nodes",
      nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
      identity: { type: "UserAssigned", userAssignedIdentities: [identity("control-plane")] },
      identityProfile: {
        kubeletidentity: { resourceId: identity("kubelet"), clientId: "test-kubelet", objectId: "test-kubelet" },
      },
      enableRBAC: true,
      disableLocalAccounts: true,
      aadProfile: { managed: true, enableAzureRBAC: true, adminGroupObjectIDs: [], tenantID: aksArgs.tenantId },
      oidcIssuerProfile: { enabled: true },
      apiServerAccessProfile: {
        enableVnetIntegration: true,
        subnetId: subnet("api-server"),
        disableRunCommand: true,
        enablePrivateCluster: true,
        enablePrivateClusterPublicFQDN: false,
        privateDNSZone: `${group}/Microsoft.Network/privateDnsZones/test.private.westeurope.azmk8s.io`,
      },
      diskEncryptionSetID: `${group}/Microsoft.Compute/diskEncryptionSets/test-disks`,
      securityProfile: {
        workloadIdentity: { enabled: true },
        azureKeyVaultKms: {
          enabled: true,
          keyId: "https://test.vault.azure.net/keys/secrets/testsecrets",
          keyVaultNetworkAccess: "Private",
          keyVaultResourceId: vault,
        },
        imageCleaner: { enabled: true, intervalHours: 48 },
        defender: { securityMonitoring: { enabled: false } },
      },
      autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
      autoScalerProfile: { balanceSimilarNodeGroups: "true", expander: "least-waste" },
      storageProfile: {
        diskCSIDriver: { enabled: true },
        fileCSIDriver: { enabled: false },
        blobCSIDriver: { enabled: false },
        snapshotController: { enabled: true },
      },
      addonProfiles: {
        azurepolicy: { enabled: true },
        omsagent: {
          enabled: true,
          config: {
            logAnalyticsWorkspaceResourceID: `${group}/Microsoft.OperationalInsights/workspaces/test`,
            useAADAuth: "true",
          },
        },
      },
      metricsProfile: { costAnalysis: { enabled: true } },
      nodeProvisioningProfile: { mode: "Manual", defaultNodePools: "Auto" },
      tags: aksTags,
    });
  });

  it("is protected by Pulumi and Azure, deleted before its replacement, and leaves the count to the autoscaler", async () => {
    const run = await runAks();
    const { options, urn } = run.find(clusterType, "test");
    assert.equal(options.protect, true);
    assert.equal(options.deleteBeforeReplace, true);
    assert.equal(options.ignoreChanges, undefined);
    const locks = run.ofType("azure-native:authorization:ManagementLockByScope");
    assert.deepEqual(
      locks.map(({ name, inputs, options: { protect } }) => [name, inputs.level, inputs.scope, protect]),
      [
        ["test-cluster", "CanNotDelete", `${group}/Microsoft.ContainerService/managedClusters/test`, undefined],
        ["test-logs", "CanNotDelete", `${group}/Microsoft.OperationalInsights/workspaces/test`, undefined],
        ["test-vault", "CanNotDelete", vault, undefined],
      ],
    );
    assert.ok(locks[0]?.propertyDependencies.scope?.includes(urn));
    /* An update removes a lock before what it keeps Azure from deleting. */
    const pools = run.ofType("azure-native:containerservice:AgentPool").map((pool) => pool.urn);
    assert.ok(pools.length > 0);
    assert.ok(locks.every(({ dependsOn }) => pools.every((pool) => dependsOn.includes(pool))));
  });

  it("can be deleted without protection", async () => {
    const run = await runAks({ deletionProtection: false });
    assert.deepEqual(run.ofType("azure-native:authorization:ManagementLockByScope"), []);
    assert.ok(run.resources.every(({ options }) => options.protect !== true));
  });

  it("answers the internet only for the given ranges", async () => {
    const run = await runAks({ endpoint: { publicAccessCidrs: ["192.0.2.0/24"] } });
    assert.deepEqual(run.find(clusterType, "test").inputs.apiServerAccessProfile, {
      enableVnetIntegration: true,
      subnetId: subnet("api-server"),
      disableRunCommand: true,
      enablePrivateCluster: false,
      authorizedIPRanges: ["192.0.2.0/24"],
    });
  });

  it("comes after its permissions", async () => {
    const run = await runAks();
    const { dependsOn } = run.find(clusterType, "test");
    const rights = ["nodes-subnet", "api-server-subnet", "kubelet-operator", "secrets-key", "vault-endpoint"];
    for (const name of [...rights, "disks-encryption", "disks-key"]) {
      const { urn } = run.find("azure-native:authorization:RoleAssignment", `test-${name}`);
      assert.ok(dependsOn.includes(urn), name);
    }
  });

  it("gets last the permissions that AKS looks for before it accepts the cluster, so that the others have arrived then", async () => {
    const run = await runAks();
    const role = (name: string) => run.find("azure-native:authorization:RoleAssignment", `test-${name}`);
    const later = ["secrets-key", "vault-endpoint", "disks-encryption", "disks-key"].map((name) => role(name).urn);
    for (const name of ["nodes-subnet", "api-server-subnet", "kubelet-operator", "dns-zone", "dns-network"]) {
      const { dependsOn } = role(name);
      assert.ok(
        later.every((urn) => dependsOn.includes(urn)),
        name,
      );
    }
  });

  it("is distinguished from its replacement by an id that the engine draws", async () => {
    const run = await runAks();
    const cluster = run.find(clusterType, "test");
    const stash = run.find(stashType, "test-identity");
    assert.deepEqual(stash.inputs, { input: "test" });
    assert.deepEqual(stash.options.replaceWith, [cluster.urn]);
    const provider = run.find("pulumi:providers:kubernetes", "test");
    assert.deepEqual(provider.propertyDependencies.clusterIdentifier, [stash.urn]);
  });

  it("is created in its subscription and tenant only, by its own Azure provider or the given one", async () => {
    const own = (await runAks()).find("pulumi:providers:azure-native", "test");
    assert.equal(own.inputs.subscriptionId, subscriptionId);
    assert.equal(own.inputs.tenantId, aksArgs.tenantId);
    const run = await runProgram(
      () => {
        const provider = new Provider("given", { subscriptionId });
        new AksCluster("test", aksArgs, { providers: { "azure-native": provider } });
      },
      { preview: false },
    );
    const given = run.find("pulumi:providers:azure-native", "given");
    assert.equal(run.ofType("pulumi:providers:azure-native").length, 1);
    const made = run.resources.filter(({ type }) => type.startsWith("azure-native:"));
    assert.ok(made.length > 30 && made.every(({ provider }) => provider === given.urn));
  });

  it("is in a group that everything else depends on", async () => {
    const run = await runAks({ resourceGroup: "platform", nodeResourceGroup: "platform-machines" });
    const { urn, inputs, options } = run.find("azure-native:resources:ResourceGroup", "test");
    assert.deepEqual(inputs, { resourceGroupName: "platform", location: "westeurope", tags: aksTags });
    assert.equal(options.protect, true);
    assert.equal(run.find(clusterType, "test").inputs.nodeResourceGroup, "platform-machines");
    const roots = run.resources.filter(
      ({ type, dependsOn, name }) => type.startsWith("azure-native:") && dependsOn.length === 0 && name !== "given",
    );
    assert.deepEqual(
      roots.map((root) => root.urn),
      [urn],
    );
  });
});

describe("the keys of an AKS cluster", () => {
  it("are in a vault with RBAC that cannot be purged and that the internet does not reach", async () => {
    const { inputs, options } = (await runAks()).find("azure-native:keyvault:Vault", "test");
    assert.equal(options.protect, true);
    assert.deepEqual(inputs, {
      resourceGroupName: "test",
      location: "westeurope",
      properties: {
        tenantId: aksArgs.tenantId,
        sku: { family: "A", name: "premium" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        enablePurgeProtection: true,
        publicNetworkAccess: "Disabled",
        networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
        enabledForDeployment: false,
        enabledForDiskEncryption: false,
        enabledForTemplateDeployment: false,
      },
      tags: aksTags,
    });
  });

  it("go with the vault, because nobody outside can delete them in it", async () => {
    const run = await runAks();
    for (const { options } of run.ofType("azure-native:keyvault:Key")) {
      assert.equal(options.deletedWith, run.find("azure-native:keyvault:Vault", "test").urn);
      assert.equal(options.retainOnDelete, true);
    }
  });

  it("rotate every year and keep their older versions", async () => {
    const keys = (await runAks()).ofType("azure-native:keyvault:Key");
    const turn = { action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } };
    for (const { inputs, options } of keys) {
      assert.equal(options.protect, true);
      assert.deepEqual(inputs.properties, {
        kty: "RSA-HSM",
        keySize: 3072,
        rotationPolicy: { lifetimeActions: [turn] },
      });
    }
    assert.deepEqual(
      keys.map(({ inputs }) => inputs.keyName),
      ["disks", "secrets"],
    );
  });

  it("encrypt disks, whose set may use the vault and adopts each new version", async () => {
    const run = await runAks();
    const { inputs, options } = run.find("azure-native:compute:DiskEncryptionSet", "test-disks");
    assert.equal(inputs.rotationToLatestKeyVersionEnabled, true);
    assert.equal(inputs.encryptionType, "EncryptionAtRestWithCustomerKey");
    assert.deepEqual(inputs.activeKey, {
      keyUrl: "https://test.vault.azure.net/keys/disks/testdisks",
      sourceVault: { id: vault },
    });
    assert.equal(options.protect, true);
    const { inputs: right } = run.find("azure-native:authorization:RoleAssignment", "test-disks-key");
    assert.equal(right.scope, vault);
    assert.match(String(right.roleDefinitionId), /e147488a-f6f5-4113-8e2d-b22465e65bf6$/);
  });
});
