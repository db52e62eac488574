import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { builtInRoles } from "../../../../components/clusters/aks";
import type { AzurePermission, PodIdentity } from "../../../../components/clusters/contract";
import type { ProgramRun } from "../../../../components/testing";
import { aksCluster, aksTags, subscriptionId } from "../../../support/aks";
import { runProgram } from "../../../support/run-program";

const zone = (name: string) =>
  `/subscriptions/${subscriptionId}/resourceGroups/dns/providers/Microsoft.Network/dnszones/${name}`;
const assignmentType = "azure-native:authorization:RoleAssignment";
const role = "DNS Zone Contributor";

async function identify(azure: readonly AzurePermission[]): Promise<{ run: ProgramRun; identity: PodIdentity }> {
  const made: PodIdentity[] = [];
  const run = await runProgram(
    () => {
      const request = { namespace: "dns", serviceAccount: "external-dns", permissions: { azure } };
      made.push(aksCluster().podIdentity("external-dns", request));
    },
    { preview: false, secrets: "plain" },
  );
  const [identity] = made;
  assert.ok(identity);
  return { run, identity };
}

describe("pod identity on AKS", () => {
  it("is a managed identity that accepts tokens from one service account in one namespace", async () => {
    const { run } = await identify([{ role, scope: zone("example.com") }]);
    const { inputs } = run.find("azure-native:managedidentity:UserAssignedIdentity", "external-dns");
    assert.deepEqual(inputs, { resourceGroupName: "test", location: "westeurope", tags: aksTags });
    const credential = run.find("azure-native:managedidentity:FederatedIdentityCredential", "external-dns");
    const { issuer, ...rest } = credential.inputs;
    assert.deepEqual(rest, {
      resourceGroupName: "test",
      resourceName: "external-dns",
      subject: "system:serviceaccount:dns:external-dns",
      audiences: ["api://AzureADTokenExchange"],
    });
    assert.match(String(issuer), /^https:\/\/westeurope\.oic\.prod-aks\.azure\.com\//);
  });

  it("has the requested roles on the requested scopes", async () => {
    const { run } = await identify([{ role, scope: pulumi.output(zone("example.com")) }]);
    const { inputs } = run.find(assignmentType, "external-dns-dns-zone-contributor");
    assert.deepEqual(inputs, {
      roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${builtInRoles[role]}`,
      scope: zone("example.com"),
      principalId: "external-dns",
      principalType: "ServicePrincipal",
    });
  });

  it("names assignments of one role on several scopes by their scopes", async () => {
    const { run } = await identify([
      { role, scope: zone("example.com") },
      { role, scope: zone("example.org") },
      { role: "Reader", scope: zone("example.org") },
    ]);
    assert.deepEqual(
      run
        .ofType(assignmentType)
        .map(({ name }) => name)
        .filter((name) => name.startsWith("external-dns")),
      [
        "external-dns-dns-zone-contributor-example-com",
        "external-dns-dns-zone-contributor-example-org",
        "external-dns-reader",
      ],
    );
  });

  it("has an annotation and a label, and pods wait for it", async () => {
    const { identity } = await identify([{ role, scope: zone("example.com") }]);
    assert.deepEqual(Object.keys(identity.serviceAccountAnnotations), ["azure.workload.identity/client-id"]);
    assert.deepEqual(identity.podLabels, { "azure.workload.identity/use": "true" });
    assert.equal(identity.dependsOn.length, 2);
  });

  const refused: [string, readonly AzurePermission[] | undefined, RegExp][] = [
    ["nothing", undefined, /"dns\/external-dns" requests no permissions on Azure; set permissions\.azure/],
    [
      "an unknown role",
      [{ role: "Owner", scope: "/" }],
      /expected one of Azure's roles AcrPull, .* for the service account "dns\/external-dns", got "Owner"/,
    ],
  ];
  for (const [what, azure, message] of refused) {
    it(`refuses ${what}, in the check and at creation`, async () => {
      const request = { namespace: "dns", serviceAccount: "external-dns", permissions: { azure } };
      await runProgram(() => {
        const [problem] = aksCluster().checkPodIdentity(request);
        assert.match(problem?.message ?? "", message);
      });
      await assert.rejects(
        runProgram(() => {
          aksCluster().podIdentity("external-dns", request);
        }),
        message,
      );
    });
  }

  it("has no role with every permission, and none that can assign roles", () => {
    const tooMuch = new Set([
      "Owner",
      "Contributor",
      "User Access Administrator",
      "Role Based Access Control Administrator",
    ]);
    assert.deepEqual(
      Object.keys(builtInRoles).filter((name) => tooMuch.has(name)),
      [],
    );
    const ids = Object.values(builtInRoles);
    assert.ok(ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)));
    assert.equal(new Set(ids).size, ids.length);
  });
});
