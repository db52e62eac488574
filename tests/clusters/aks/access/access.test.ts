import assert from "node:assert/strict";
import type { AksClusterArgs } from "../../../../components/clusters/aks";
import { aksArgs, runAks, subscriptionId } from "../../../support/aks";

const assignmentType = "azure-native:authorization:RoleAssignment";
const cluster = `/subscriptions/${subscriptionId}/resourceGroups/test/providers/Microsoft.ContainerService/managedClusters/test`;
const id = (digit: number) => `11111111-0000-0000-0000-00000000000${digit}`;
const roles: Readonly<Record<string, string>> = {
  "4abbcc35-e782-43d8-92c5-2d3f1bd2253f": "User",
  "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b": "Cluster Admin",
  "3498e952-d568-435e-9b2c-8d77e338d7f7": "Admin",
  "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb": "Writer",
  "7f6c6a51-bcf8-42ba-9220-52d62157d7db": "Reader",
};

/** Who has which role on the cluster, and where in it. */
async function grants(access: AksClusterArgs["access"]): Promise<unknown[][]> {
  const made = (await runAks({ access })).ofType(assignmentType);
  return made
    .filter(({ inputs }) => String(inputs.scope).startsWith(cluster))
    .map(({ name, inputs: { principalId, principalType, roleDefinitionId, scope } }) => [
      name,
      principalId,
      principalType,
      roles[String(roleDefinitionId).split("/").at(-1) ?? ""],
      String(scope).slice(cluster.length),
    ]);
}

describe("who may use an AKS cluster", () => {
  it("is only the deployer, who has every permission through the group", async () => {
    assert.deepEqual(await grants(aksArgs.access), [
      ["test-deployer-kubeconfig", id(1), "ServicePrincipal", "User", ""],
    ]);
  });

  it("includes the given principals, with Azure's roles in the whole cluster or in namespaces", async () => {
    const listed = await grants({
      deployer: { objectId: id(1), principalType: "User" },
      admins: { platform: { objectId: id(2) } },
      editors: { shop: { objectId: id(3), namespaces: ["shop", "shop-jobs"] } },
      viewers: { audit: { objectId: id(4), principalType: "ServicePrincipal" } },
    });
    assert.deepEqual(
      listed.filter(([name]) => !String(name).endsWith("-kubeconfig")),
      [
        ["test-admin-platform", id(2), "Group", "Admin", ""],
        ["test-editor-shop-shop", id(3), "Group", "Writer", "/namespaces/shop"],
        ["test-editor-shop-shop-jobs", id(3), "Group", "Writer", "/namespaces/shop-jobs"],
        ["test-viewer-audit", id(4), "ServicePrincipal", "Reader", ""],
      ],
    );
    assert.equal(listed.filter(([, , , role]) => role === "User").length, 4);
  });

  it("with Kubernetes' own roles, includes members who may only fetch the kubeconfig", async () => {
    const access: AksClusterArgs["access"] = {
      authorization: "kubernetes-rbac",
      adminGroupObjectIds: [id(9)],
      members: { shop: { objectId: id(3) } },
    };
    assert.deepEqual(await grants(access), [["test-member-shop-kubeconfig", id(3), "Group", "User", ""]]);
    const { aadProfile } = (await runAks({ access })).find(
      "azure-native:containerservice:ManagedCluster",
      "test",
    ).inputs;
    assert.deepEqual(aadProfile, {
      managed: true,
      enableAzureRBAC: false,
      adminGroupObjectIDs: [id(9)],
      tenantID: aksArgs.tenantId,
    });
  });

  it("is the deployer's before the cluster, because AKS heeds a new role only minutes later", async () => {
    const run = await runAks();
    const { inputs, urn } = run.find(assignmentType, "test-deployer");
    assert.equal(inputs.scope, `/subscriptions/${subscriptionId}/resourceGroups/test`);
    assert.deepEqual([inputs.principalId, inputs.principalType], [id(1), "ServicePrincipal"]);
    assert.equal(roles[String(inputs.roleDefinitionId).split("/").at(-1) ?? ""], "Cluster Admin");
    assert.ok(run.find("azure-native:containerservice:ManagedCluster", "test").dependsOn.includes(urn));
  });

  it("is set up before anything is installed", async () => {
    const run = await runAks();
    const { dependsOn } = run.find("pulumi:providers:kubernetes", "test");
    for (const name of ["test-deployer", "test-deployer-kubeconfig"]) {
      assert.ok(dependsOn.includes(run.find(assignmentType, name).urn));
    }
  });

  it("includes nodes, which pull only from the given registries", async () => {
    const registry = `/subscriptions/${subscriptionId}/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/images`;
    const { inputs } = (await runAks({ registryIds: [registry] })).find(assignmentType, "test-pull-images");
    assert.deepEqual(
      [inputs.scope, inputs.principalId, String(inputs.roleDefinitionId).split("/").at(-1)],
      [registry, "test-kubelet", "7f951dda-4ed3-4680-a7ca-43fe172d538d"],
    );
  });
});
