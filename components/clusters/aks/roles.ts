import { RoleAssignment } from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import { type BuiltInRole, builtInRoles } from "../../azure-roles";
import type { PrincipalType } from "./access/args";
import type { Context } from "./context";

export { type BuiltInRole, builtInRoles, isBuiltInRole } from "../../azure-roles";

/** Who gets a role, and on what. */
export interface Assignment {
  readonly role: BuiltInRole;
  readonly scope: pulumi.Input<string>;
  readonly principalId: pulumi.Input<string>;
  /** @default "ServicePrincipal", which managed identities are */
  readonly principalType?: PrincipalType;
}

/** Gives somebody a role on something; Azure's provider draws the assignment's id. */
export function createAssignment(
  context: Pick<Context, "args" | "opts">,
  name: string,
  { role, scope, principalId, principalType = "ServicePrincipal" }: Assignment,
  opts: pulumi.CustomResourceOptions = context.opts,
): RoleAssignment {
  const { subscriptionId } = context.args;
  const definitions = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions`;
  return new RoleAssignment(
    name,
    { roleDefinitionId: `${definitions}/${builtInRoles[role]}`, scope, principalId, principalType },
    opts,
  );
}
