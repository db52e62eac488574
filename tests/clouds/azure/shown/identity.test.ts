import assert from "node:assert/strict";
import { shortResourceId } from "../../../../cli/clouds/azure/short-id";
import type { RegisteredResource } from "../../../../components/testing";
import { azure, said, subscriptionId } from "../../../plan/azure";

const definition = (guid: string) =>
  `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
const networkContributor = definition("4d97b98b-1d4f-4787-a291-c67834d212e7");
const scope = `/subscriptions/${subscriptionId}/resourceGroups/dns/providers/Microsoft.Network/dnszones/example.com`;
const assignment = (inputs: Readonly<Record<string, unknown>>) =>
  azure("authorization.RoleAssignment", "a", { principalId: "<unknown>", scope, ...inputs });

describe("what is said of identities on Azure", () => {
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[] = [
    [assignment({ roleDefinitionId: networkContributor }), ["Network Contributor on example.com"]],
    [
      assignment({ roleDefinitionId: networkContributor, principalId: "1234" }),
      ["Network Contributor on example.com for 1234"],
    ],
    [
      assignment({
        roleDefinitionId: definition("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
        scope: `/subscriptions/${subscriptionId}`,
      }),
      ["Owner on the subscription"],
      "has the role Owner",
    ],
    [assignment({ roleDefinitionId: definition("1234") }), ["1234 on example.com"]],
    [
      azure("managedidentity.FederatedIdentityCredential", "f", { subject: "system:serviceaccount:dns:external-dns" }),
      ["dns/external-dns"],
    ],
    [azure("authorization.ManagementLockByScope", "l", { level: "CanNotDelete" }), ["CanNotDelete"]],
    [azure("managedidentity.UserAssignedIdentity", "i"), []],
  ];
  for (const [resource, values, ...alarms] of cases) {
    it(`${resource.type}: ${[...values, ...alarms].join("; ")}`, () => {
      const found = said(resource);
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }

  it("shortens ids of one's own subscription, and says which another is", () => {
    const isOwn = (subscription: string) => subscription === subscriptionId;
    assert.deepEqual(
      [scope, `/subscriptions/${subscriptionId}`, "/subscriptions/other/resourceGroups/rg", "1234"].map((id) =>
        shortResourceId(id, isOwn),
      ),
      ["example.com", "the subscription", "other/rg", "1234"],
    );
  });
});
