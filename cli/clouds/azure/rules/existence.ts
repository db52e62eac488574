import { isFields } from "../../../values";
import { type CloudAccount, type CloudCall, type CloudRule } from "../../contract";
import { type Properties, textAt } from "../../properties";
import type { AzureType } from "../azure-type";
import { foundByProvider } from "../fault-message";
import { idAt, nameOfId, parentOf, resourceGroupOf } from "../resource-ids";
import { isRegion } from "./regions";

/** The id that a call's resource has or will have. */
export function idOf({ id, inputs, name, type }: CloudCall, { accountId, types }: CloudAccount): string {
  const known = types[type] as AzureType | undefined;
  const property = known?.autoname?.property ?? "";
  return id || idAt(known?.path ?? "", { [property]: name, ...inputs }, accountId);
}

/** Whether something was there and is no longer; what never was may have been made elsewhere. */
function isGone(account: CloudAccount, id: string): boolean {
  const wanted = id.toLowerCase();
  const isOf = (known: string) => known.toLowerCase() === wanted;
  const wasThere = [...account.deleted].some((key) => isOf(key.slice(key.indexOf(" ") + 1)));
  return wasThere && !account.resources.some((resource) => isOf(resource.id));
}

/** The provider itself looks whether the resource is there: `CanCreate` in provider/pkg/azure/client_azcore.go */
export const isNew: CloudRule = (call, account) => {
  const id = idOf(call, account).toLowerCase();
  const inline = account.resources.some(
    ({ state, id: cluster }) =>
      Array.isArray(state.agentPoolProfiles) &&
      state.agentPoolProfiles.some((pool) => `${cluster}/agentPools/${textAt(pool, "name")}`.toLowerCase() === id),
  );
  const there = account.resources.find((resource) => resource.id.toLowerCase() === id);
  return there === undefined && !inline
    ? undefined
    : {
        code: foundByProvider,
        message: `cannot create already existing resource '${there?.id ?? idOf(call, account)}'`,
      };
};

/** https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-not-found */
export const placeIsThere: CloudRule = (call, account) => {
  const id = idOf(call, account);
  const group = resourceGroupOf(id);
  const groupId = `/subscriptions/${account.accountId}/resourceGroups/${group}`;
  if (group !== "" && id.toLowerCase() !== groupId.toLowerCase() && isGone(account, groupId)) {
    return {
      code: "ResourceGroupNotFound",
      message: `Resource group '${group}' could not be found.`,
      status: 404,
    };
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

/** https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-invalid-resource-reference */
export const refersToWhatIs: CloudRule = (call, account) => {
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
  return Array.isArray(value) || isFields(value) ? Object.values(value as Properties).flatMap(idsIn) : [];
}

/** https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-sku-not-available */
export const regionIsThere: CloudRule = (call, account) => {
  const given = textAt(call.inputs, "location");
  const location = given.toLowerCase().replaceAll(" ", "");
  return given === "" || location === "global" || isRegion(location)
    ? undefined
    : {
        code: "LocationNotAvailableForResourceType",
        message: `The provided location '${given}' is not available for resource type '${account.types[call.type]?.label ?? nameOfId(idOf(call, account))}'.`,
      };
};
