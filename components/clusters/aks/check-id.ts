import { matches } from "../../checks";
import type { Problem } from "../../problems";

const guid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Lists the mistakes in an id that must be a GUID. */
export function checkGuid(path: string, id: string): Problem[] {
  return matches(path, id, new RegExp(`^${guid}$`, "i"), "a GUID such as 00000000-1111-2222-3333-444444444444");
}

/*
 * The characters that names may have. Some kinds of resources allow fewer.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
const group = "[-\\w.()]{0,89}[-\\w()]";
const resource = "[\\w](?:[-\\w.]{0,78}\\w)?";

/** Lists the mistakes in the id of a resource of this type, for instance `Microsoft.Network/virtualNetworks`. */
export function checkResourceId(path: string, type: string, id: string | undefined): Problem[] {
  const [provider = "", ...kinds] = type.split("/");
  const shape = `/subscriptions/GUID/resourceGroups/GROUP/providers/${provider}/${kinds.map((kind) => `${kind}/NAME`).join("/")}`;
  const pattern = shape.replace("GUID", guid).replace("GROUP", group).replaceAll("NAME", resource);
  return matches(path, id, new RegExp(`^${pattern}$`, "i"), `an id such as ${shape}`);
}
