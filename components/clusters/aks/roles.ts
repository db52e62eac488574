import { RoleAssignment } from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import { type BuiltInRole, builtInRoles } from "../../azure-roles";
import type { Context } from "./context";

export { type BuiltInRole, builtInRoles, isBuiltInRole } from "../../azure-roles";

/**
 * Kind of an object in Microsoft Entra. If the kind is given, Azure does not look up the object. The lookup would fail for an object that was just
 * created.
 */
export const PrincipalType = { Group: "Group", ServicePrincipal: "ServicePrincipal", User: "User" } as const;
export type PrincipalType = (typeof PrincipalType)[keyof typeof PrincipalType];

/** A role, who gets it, and on which resource. */
export interface Assignment {
  readonly role: BuiltInRole;
  readonly scope: pulumi.Input<string>;
  readonly principalId: pulumi.Input<string>;
  /** @default "ServicePrincipal", the kind of managed identities */
  readonly principalType?: PrincipalType;
}

/** Assigns a role. Azure's provider generates the assignment's id. */
export function createAssignment(
  context: Pick<Context, "subscriptionId" | "opts">,
  name: string,
  { role, scope, principalId, principalType = "ServicePrincipal" }: Assignment,
  opts: pulumi.CustomResourceOptions = context.opts,
): RoleAssignment {
  const definitions = `/subscriptions/${context.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions`;
  return new RoleAssignment(
    name,
    { roleDefinitionId: `${definitions}/${builtInRoles[role]}`, scope, principalId, principalType },
    opts,
  );
}
