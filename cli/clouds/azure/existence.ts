import { fields, text } from "../../values";
import type { CloudAccount, CloudCall, CloudRule } from "../contract";
import { azureTypeOf } from "./azure-type";
import { foundByProvider } from "./fault-message";
import { isRegion } from "./regions";
import { idAt, isSameId, nameOfId, parentOf, resourceGroupOf } from "./resource-ids";

/** Returns the id that the resource of a call has or is about to get. */
export function idOf({ id, inputs, name, type }: CloudCall, account: CloudAccount): string {
  const { autoname, path = "" } = azureTypeOf(account, type) ?? {};
  return id || idAt(path, { [autoname?.property ?? ""]: name, ...inputs }, account.accountId);
}

/** Reports whether a resource was deleted. One that never existed here may have been created elsewhere. */
function isGone(account: CloudAccount, id: string): boolean {
  const wasThere = [...account.deleted].some((key) => isSameId(key.slice(key.indexOf(" ") + 1), id));
  return wasThere && !account.resources.some((resource) => isSameId(resource.id, id));
}

/** Refuses to create a resource that exists, as the provider itself does: `CanCreate` in provider/pkg/azure/client_azcore.go */
export const isNew: CloudRule = (call, account) => {
  const id = idOf(call, account);
  const existing = account.resources.find((resource) => isSameId(resource.id, id));
  const isInline = account.resources.some((resource) =>
    azureTypeOf(account, resource.type)
      ?.inlineChildren?.(resource)
      .some((child) => isSameId(child, id)),
  );
  return existing === undefined && !isInline
    ? undefined
    : { code: foundByProvider, message: `cannot create already existing resource '${existing?.id ?? id}'` };
};

/** Refuses a resource whose group or parent is gone. https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-not-found */
export const placeIsThere: CloudRule = (call, account) => {
  const id = idOf(call, account);
  const group = resourceGroupOf(id);
  const groupId = `/subscriptions/${account.accountId}/resourceGroups/${group ?? ""}`;
  if (group !== undefined && !isSameId(id, groupId) && isGone(account, groupId)) {
    return { code: "ResourceGroupNotFound", message: `Resource group '${group}' could not be found.`, status: 404 };
  }
  const parent = parentOf(id);
  return parent === undefined || !isGone(account, parent)
    ? undefined
    : {
        code: "ParentResourceNotFound",
        message: `Failed to perform 'write' on resource(s) of type '${kindOf(id)}', because the parent resource '${parent}' could not be found.`,
        status: 404,
      };
};

function kindOf(id: string): string {
  const [, ...parts] = (id.split("/providers/").at(-1) ?? "").split("/");
  return parts.filter((_, index) => index % 2 === 0).join("/");
}

/** Refuses references to deleted resources. https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-invalid-resource-reference */
export const referencesExist: CloudRule = (call, account) => {
  const own = idOf(call, account);
  const missing = idsIn(call.inputs).find((id) => id !== own && isGone(account, id));
  return missing === undefined
    ? undefined
    : {
        code: "InvalidResourceReference",
        message: `Resource ${missing} referenced by resource ${own} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
      };
};

function idsIn(value: unknown): string[] {
  if (typeof value === "string") {
    return value.startsWith("/subscriptions/") ? [value] : [];
  }
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(fields(value));
  return inner.flatMap(idsIn);
}

/** Refuses locations that Azure does not have. https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-sku-not-available */
export const regionExists: CloudRule = (call, account) => {
  const given = text(call.inputs, "location");
  const location = given?.toLowerCase().replaceAll(" ", "");
  return location === undefined || location === "global" || isRegion(location)
    ? undefined
    : {
        code: "LocationNotAvailableForResourceType",
        message: `The provided location '${given ?? ""}' is not available for resource type '${account.types[call.type]?.label ?? nameOfId(idOf(call, account))}'.`,
      };
};
