import { text } from "../../values";
import type { CloudAccount, CloudRule } from "../contract";
import { idOf } from "./existence";
import { isWithin } from "./resource-ids";

/** The beginning of the tokens of all types of locks. */
const lockTokens = "azure-native:authorization:ManagementLock";

/** Lists the locks of an account with their scopes. A lock's id is the scope's id and a suffix. */
function locks({ resources }: CloudAccount): { readonly scope: string; readonly isReadOnly: boolean }[] {
  return resources
    .filter(({ type }) => type.startsWith(lockTokens))
    .map(({ id, state }) => ({
      scope: id.replace(/\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/, ""),
      isReadOnly: text(state, "level") === "ReadOnly",
    }));
}

/**
 * Refuses changes under a lock. A lock protects its scope and everything in it, and prevents the deletion of the scope's parents.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
 */
export const isUnlocked: CloudRule = (call, account) => {
  const id = idOf(call, account);
  const isDeletion = call.operation === "delete";
  const holding = locks(account).filter(
    ({ isReadOnly, scope }) =>
      (isWithin(id, scope) && (isDeletion || isReadOnly)) || (isWithin(scope, id) && isDeletion),
  );
  return call.type.startsWith(lockTokens) || holding.length === 0
    ? undefined
    : {
        code: "ScopeLocked",
        message: `The scope '${id}' cannot perform ${isDeletion ? "delete" : "write"} operation because following scope(s) are locked: '${holding.map(({ scope }) => scope).join(",")}'. Please remove the lock and try again.`,
        status: 409,
      };
};
