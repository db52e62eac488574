import { factsOf } from "../../../../clouds";
import type { PlannedResource } from "../../../planned-resource";

const rights =
  /^kubernetes:rbac\.|NetworkPolicy$|(?:Role|User|Group)Policy(?:Attachment)?$|I(?:AM|am)(?:Member|Binding)$|RoleAssignment$|:AccessPolicyAssociation$/;

/**
 * Reports whether a resource only admits traffic or grants rights. The head lists the traffic that it admits and the rights that it gives,
 * instead of its name.
 */
export function isRight({ type }: PlannedResource): boolean {
  const { admits, replacedBy } = factsOf(type) ?? {};
  /* Of a type whose replacements are not known, little else is known. */
  return rights.test(type) || (admits !== undefined && replacedBy !== undefined);
}
