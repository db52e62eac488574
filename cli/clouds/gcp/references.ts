import { byId } from "../account";
import type { CloudAccount, CloudFault, CloudResource } from "../contract";
import { notFound } from "./faults";
import { idOf } from "./names";

/** Returns the resource that an id or a link refers to, if it is in the account. */
export function referred(
  account: CloudAccount,
  type: string,
  reference: string | undefined,
): CloudResource | undefined {
  return reference === undefined ? undefined : byId(account, type, idOf(reference));
}

/**
 * Reports whether a resource was in the account and has been deleted. A resource that the account never had may have been created
 * elsewhere.
 */
export function isGone(account: CloudAccount, type: string, id: string): boolean {
  return byId(account, type, id) === undefined && account.deleted.has(`${type} ${id}`);
}

/** Refuses a reference to a resource of Compute Engine that is gone. */
export function refuseGone(account: CloudAccount, type: string, id: string): CloudFault | undefined {
  return isGone(account, type, id) ? notFound(`The resource '${id}' was not found`) : undefined;
}
