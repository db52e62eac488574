import { byId } from "../../account";
import { type CloudAccount, type CloudFault, type CloudResource } from "../../contract";
import type { Properties } from "../../properties";
import { idOf, networkIdOf } from "../names";

/** What a property of a resource refers to, by name, id or link, where it is in the account. */
export function referred(account: CloudAccount, type: string, reference: string): CloudResource | undefined {
  return byId(account, type, idOf(reference));
}

/** Whether something was in the account and is no longer; what never was may have been made elsewhere. */
export function isGone(account: CloudAccount, type: string, id: string): boolean {
  return byId(account, type, id) === undefined && account.deleted.has(`${type} ${id}`);
}

/** https://cloud.google.com/compute/docs/reference/rest/v1/errors */
export function notFound(id: string): CloudFault {
  return { code: "notFound", message: `The resource '${id}' was not found`, status: 404 };
}

/** The id of the network that a resource is in. */
export function networkOf(properties: Properties, { accountId, region }: CloudAccount): string {
  return networkIdOf({ inputs: properties, place: { accountId, region, newId: (_, of) => of } });
}
