import { planned } from "../../planned";
import { itFinds } from "../unprotected";

const payments = planned("azure-native:managedidentity:UserAssignedIdentity", "payments");
const vault = (enableRbacAuthorization: boolean, accessPolicies?: readonly object[]) => [
  payments,
  planned("azure-native:keyvault:Vault", "shop", {
    inputs: { vaultName: "shop", properties: { enableRbacAuthorization, accessPolicies } },
    propertyDependencies: { properties: [payments.urn] },
  }),
];
const policies = [
  { objectId: "33334444-0000-0000-0000-000000000001", permissions: { secrets: ["all"] } },
  { objectId: "<unknown>", permissions: { secrets: ["get"], keys: ["get", "sign"] } },
];

describe("a Key Vault whose access policies no longer count", () => {
  itFinds([
    {
      name: "because roles decide",
      before: vault(false, policies),
      after: vault(true),
      lines: [
        "azure-native.keyvault.Vault shop: now ignores its access policies; give equivalent roles to: 33334444-0000-0000-0000-000000000001 (secrets all); one of payments (secrets get, keys get+sign)",
      ],
      bothWays: true,
    },
    { name: "had none", before: vault(false), after: vault(true), lines: [], bothWays: true },
  ]);
});
