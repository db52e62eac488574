import { at, fields, items, text, texts } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { labelOfPlanned } from "../../words";
import { kept } from "../found";
import { rule } from "../rule";

/**
 * Lists the identities that lose access to a Key Vault because it switches from access policies to roles. All of them lose access until they get a
 * role. https://learn.microsoft.com/azure/key-vault/general/rbac-migration
 */
export const vaultPolicyLines = rule("unprotected", ({ found }) =>
  kept(found).flatMap(({ before, after }) => {
    const former = decidesByRoles(before) ? [] : policiesIn(before);
    return !/^azure-native:keyvault\S*:Vault$/.test(after.type) || !decidesByRoles(after) || former.length === 0
      ? []
      : [`${labelOfPlanned(after)}: now ignores its access policies; give equivalent roles to: ${former.join("; ")}`];
  }),
);

function decidesByRoles({ inputs }: PlannedResource): boolean {
  return at(inputs, "properties", "enableRbacAuthorization") === true;
}

/** Writes each policy as `one of payments, orders (secrets get, keys get+sign)`. A plan does not know which identity has which id. */
function policiesIn({ inputs, propertyDependencies }: PlannedResource): string[] {
  const named = (propertyDependencies.properties ?? [])
    .filter((urn) => /:UserAssignedIdentity::/.test(urn))
    .map((urn) => urn.slice(urn.lastIndexOf("::") + 2));
  const whoever = named.length === 0 ? "(known later)" : `one of ${named.join(", ")}`;
  return items(inputs, "properties", "accessPolicies").map((policy) => {
    const may = Object.keys(fields(policy, "permissions")).map(
      (kind) => `${kind} ${texts(policy, "permissions", kind).join("+")}`,
    );
    return `${text(policy, "objectId") ?? whoever} (${may.join(", ")})`;
  });
}
