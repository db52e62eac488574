import { collectProblems, type Problem, quote } from "../../problems";

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Lists the objections to an id that Azure draws: that it is no GUID. */
export function checkGuid(path: string, id: string): Problem[] {
  return collectProblems([
    !guidPattern.test(id) && {
      path,
      message: `a GUID such as 00000000-1111-2222-3333-444444444444, given ${quote(id)}`,
    },
  ]);
}

/** Lists the objections to the id of a resource of a type, for instance `Microsoft.Network/virtualNetworks`. */
export function checkResourceId(path: string, type: string, id: string): Problem[] {
  const [provider = "", ...kinds] = type.split("/");
  const shape = `/subscriptions/GUID/resourceGroups/GROUP/providers/${provider}/${kinds.map((kind) => `${kind}/NAME`).join("/")}`;
  const pattern = shape
    .replace("GUID", guidPattern.source.slice(1, -1))
    .replace("GROUP", "[^/]+")
    .replaceAll("NAME", "[^/]+");
  return collectProblems([
    !new RegExp(`^${pattern}$`, "i").test(id) && { path, message: `an id such as ${shape}, given ${quote(id)}` },
  ]);
}
