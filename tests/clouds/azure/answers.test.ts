import assert from "node:assert/strict";
import { answerOf, azureProvider, previewOfCreation, previewOfUpdate, withAutoname } from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";
import {
  clusterId,
  clusterType,
  groupId,
  groupType,
  identityType,
  networkId,
  poolType,
  roleType,
  subnetId,
  subscriptionId,
} from "./account";

const place = { accountId: subscriptionId, region: "", newId: azureProvider.drawId };
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const inGroup = { resourceGroupName: "rg" };

function typeOf(token: string) {
  const type = azureProvider.types[token];
  assert.ok(type, token);
  return type;
}

function answered(token: string, inputs: Fields, more: Partial<Parameters<typeof answerOf>[2]> = {}) {
  return answerOf(azureProvider, typeOf(token), { type: token, name: "test", inputs, place, ...more });
}

describe("Azure's outputs", () => {
  const ids: readonly (readonly [string, Fields, string])[] = [
    [groupType, inGroup, groupId],
    ["azure-native:network:VirtualNetwork", { ...inGroup, virtualNetworkName: "net" }, networkId],
    ["azure-native:network:Subnet", { ...inGroup, virtualNetworkName: "net", subnetName: "nodes" }, subnetId],
    [clusterType, { ...inGroup, resourceName: "prod" }, clusterId],
    [poolType, { ...inGroup, resourceName: "prod", agentPoolName: "apps" }, `${clusterId}/agentPools/apps`],
    [
      roleType,
      { scope: subnetId, roleAssignmentName: "a" },
      `${subnetId}/providers/Microsoft.Authorization/roleAssignments/a`,
    ],
    [
      "azure-native:authorization:ManagementLockByScope",
      { scope: clusterId, lockName: "keep" },
      `${clusterId}/providers/Microsoft.Authorization/locks/keep`,
    ],
    [
      "azure-native:monitor:DiagnosticSetting",
      { resourceUri: clusterId, name: "logs" },
      `${clusterId}/providers/Microsoft.Insights/diagnosticSettings/logs`,
    ],
  ];
  for (const [token, inputs, id] of ids) {
    it(`have ids of Azure Resource Manager: ${token}`, () => {
      const answer = answered(token, inputs);
      assert.deepEqual([answer.id, answer.state.name], [id, id.split("/").at(-1)]);
    });
  }

  it("have the location of the resource, else of the provider, else of the group", () => {
    const find = (type: string) => (type === groupType ? { location: "swedencentral" } : undefined);
    const located = (inputs: Fields, region: string) =>
      answered("azure-native:network:NatGateway", { ...inGroup, ...inputs }, { place: { ...place, region, find } })
        .state.location;
    assert.deepEqual(
      [located({ location: "West Europe" }, "uksouth"), located({}, "uksouth"), located({}, "")],
      ["westeurope", "uksouth", "swedencentral"],
    );
    assert.equal(answered("azure-native:network:Subnet", inGroup).state.location, undefined);
  });

  it("keep the client and principal of an identity", () => {
    const { state } = answered(identityType, { ...inGroup, resourceName: "dns" });
    assert.match(String(state.clientId), uuid);
    assert.match(String(state.principalId), uuid);
    const again = answered(identityType, { ...inGroup, resourceName: "dns", tags: {} }, { name: "x", previous: state });
    assert.deepEqual([again.state.clientId, again.state.principalId], [state.clientId, state.principalId]);
  });

  it("keep the issuer of a cluster, and name the group of its machines", () => {
    const inputs = {
      ...inGroup,
      resourceName: "prod",
      location: "westeurope",
      dnsPrefix: "prod",
      kubernetesVersion: "1.35",
      oidcIssuerProfile: { enabled: true },
      apiServerAccessProfile: { enablePrivateCluster: true },
    };
    const { state } = answered(clusterType, inputs);
    const issuer = (of: Fields) => (of.oidcIssuerProfile as { issuerURL: string }).issuerURL;
    assert.match(issuer(state), /^https:\/\/westeurope\.oic\.prod-aks\.azure\.com\/[0-9a-f-]{36}\/[0-9a-f-]{36}\/$/);
    assert.match(String(state.fqdn), /^prod-[0-9a-f]{8}\.hcp\.westeurope\.azmk8s\.io$/);
    assert.match(String(state.privateFQDN), /\.privatelink\.westeurope\.azmk8s\.io$/);
    assert.equal(state.nodeResourceGroup, "MC_rg_prod_westeurope");
    assert.equal(state.currentKubernetesVersion, "1.35.0");
    const next = answered(clusterType, { ...inputs, kubernetesVersion: "1.36" }, { name: "x", previous: state });
    assert.equal(issuer(next.state), issuer(state));
  });

  it("are unknown in a preview of an update, except the inputs, name, location and id", () => {
    const inputs = { ...inGroup, resourceName: "prod", oidcIssuerProfile: { enabled: true } };
    const { state } = answered(clusterType, inputs);
    const preview = previewOfUpdate(
      azureProvider,
      typeOf(clusterType),
      { type: clusterType, name: "test", inputs, place, previous: state },
      "?",
    );
    assert.deepEqual(
      [preview.name, preview.fqdn, preview.nodeResourceGroup, preview.oidcIssuerProfile, preview.resourceName],
      ["prod", "?", "?", { issuerURL: "?", enabled: true }, "prod"],
    );
    assert.deepEqual(previewOfCreation(typeOf(clusterType), inputs, "?").oidcIssuerProfile, {
      issuerURL: "?",
      enabled: true,
    });
  });

  const names: readonly (readonly [string, string, RegExp])[] = [
    [groupType, "resourceGroupName", /^test[0-9a-f]{8}$/],
    [clusterType, "resourceName", /^test[0-9a-f]{8}$/],
    ["azure-native:network:Subnet", "subnetName", /^test$/],
    [poolType, "agentPoolName", /^test$/],
    [roleType, "roleAssignmentName", uuid],
  ];
  for (const [token, property, pattern] of names) {
    it(`include a generated name that stays: ${token}`, () => {
      const named = withAutoname(azureProvider, token, typeOf(token), {}, "test", {}, "seed").inputs;
      assert.match(String(named[property]), pattern);
      assert.deepEqual(
        withAutoname(azureProvider, token, typeOf(token), {}, "test", named, "other").inputs[property],
        named[property],
      );
    });
  }
});

describe("functions of Azure's provider", () => {
  const user = "azure-native:containerservice:listManagedClusterUserCredentials";
  const call = (token: string, find: (type: string, id: string) => Fields | undefined) =>
    azureProvider.functions?.[token]?.(
      { resourceGroupName: "rg", resourceName: "prod" },
      { ...place, controlPlane: () => ({ endpoint: "https://127.0.0.1:6443", certificateAuthority: "Y2E=" }), find },
    );

  it("return a kubeconfig for the control plane, without a credential", () => {
    const { kubeconfigs } = call(user, () => ({})) as { kubeconfigs: [{ name: string; value: string }] };
    const kubeconfig: unknown = JSON.parse(Buffer.from(kubeconfigs[0].value, "base64").toString());
    assert.equal(kubeconfigs[0].name, "clusterUser");
    const { clusters, users } = kubeconfig as { clusters: object[]; users: [{ user: { exec: { command: string } } }] };
    assert.deepEqual(clusters, [
      { name: "prod", cluster: { server: "https://127.0.0.1:6443", "certificate-authority-data": "Y2E=" } },
    ]);
    assert.equal(users[0].user.exec.command, "kubelogin");
  });

  it("refuse a static credential if local accounts are disabled", () => {
    assert.throws(
      () =>
        call("azure-native:containerservice:listManagedClusterAdminCredentials", (_, id) =>
          id === clusterId ? { disableLocalAccounts: true } : undefined,
        ),
      /Getting static credential is not allowed/,
    );
  });
});
