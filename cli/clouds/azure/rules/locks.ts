import type { CloudAccount, CloudRule } from "../../contract";
import { textAt } from "../../properties";
import { isWithin } from "../resource-ids";
import { idOf } from "./existence";

/** Locks with the scope that they hold: an id of a lock ends with what Azure Resource Manager adds to its scope's. */
function locks(account: CloudAccount): { readonly scope: string; readonly level: string; readonly id: string }[] {
  return account.resources
    .filter(({ type }) => type.startsWith("azure-native:authorization:ManagementLock"))
    .map(({ id, state }) => ({
      id,
      scope: id.replace(/\/providers\/Microsoft\.Authorization\/locks\/[^/]+$/, ""),
      level: textAt(state, "level"),
    }));
}

/**
 * A lock keeps its scope and all that is in it from being deleted, and what the scope is in from being deleted as a whole.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
 */
export const isUnlocked: CloudRule = (call, account) => {
  const id = idOf(call, account);
  const isLock = call.type.startsWith("azure-native:authorization:ManagementLock");
  const holding = locks(account).filter(
    ({ level, scope }) =>
      (isWithin(id, scope) && (call.operation === "delete" || level === "ReadOnly")) ||
      (isWithin(scope, id) && call.operation === "delete"),
  );
  const operation = call.operation === "delete" ? "delete" : "write";
  return isLock || holding.length === 0
    ? undefined
    : {
        code: "ScopeLocked",
        message: `The scope '${id}' cannot perform ${operation} operation because following scope(s) are locked: '${holding.map(({ scope }) => scope).join(",")}'. Please remove the lock and try again.`,
        status: 409,
      };
};
