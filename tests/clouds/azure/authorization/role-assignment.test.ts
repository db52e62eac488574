import type { Fields } from "../../../../cli/values";
import { azure } from "../../../plan/azure";
import { account, identityId, identityType, roleType, subnetId, subscriptionId, testCreations } from "../account";
import { testShown, unknown } from "../shown";

const definition = (guid: string) =>
  `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
const networkContributor = definition("4d97b98b-1d4f-4787-a291-c67834d212e7");

describe("Azure's role assignments", () => {
  const principalId = "12345678-1111-2222-3333-123456789012";
  const assignment = (more: Fields = {}) => ({
    principalId,
    roleDefinitionId: networkContributor,
    scope: subnetId,
    ...more,
  });
  const known = account([[identityType, identityId, { principalId }]]);
  const justMade = { ...known, now: 0 };
  testCreations(roleType, [
    ["a role", assignment(), known],
    [
      "a role for a principal that the directory does not show yet",
      assignment(),
      justMade,
      /^PrincipalNotFound: Principal 12345678111122223333123456789012 does not exist in the directory/,
    ],
    ["a role for a new principal of a known type", assignment({ principalType: "ServicePrincipal" }), justMade],
    ["a principal that is not a GUID", assignment({ principalId: "me" }), known, /^PrincipalNotFound/],
    [
      "the name of a role",
      assignment({ roleDefinitionId: "Network Contributor" }),
      known,
      /^InvalidRoleDefinitionId: The role definition ID 'Network Contributor' is not valid/,
    ],
    [
      "the same role twice",
      assignment(),
      account([[roleType, "a", assignment()]]),
      /^RoleAssignmentExists: The role assignment already exists\.$/,
    ],
  ]);
});

describe("Azure's role assignments and locks in a plan", () => {
  const zone = `/subscriptions/${subscriptionId}/resourceGroups/dns/providers/Microsoft.Network/dnszones/example.com`;
  const assignment = (inputs: Fields) =>
    azure("authorization.RoleAssignment", "a", { principalId: unknown, scope: zone, ...inputs });
  testShown([
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
    [azure("authorization.ManagementLockByScope", "l", { level: "CanNotDelete" }), ["CanNotDelete"]],
  ]);
});
