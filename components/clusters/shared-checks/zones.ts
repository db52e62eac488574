import { among, once } from "../../checks";
import { collectProblems, expected, type Problem } from "../../problems";

/** Lists the mistakes in the zones of a network. Leave `allowed` out if the region itself is wrong. The default of `least` is 2. */
export function checkZones(
  path: string,
  zones: readonly string[],
  region: string,
  { allowed, least = 2 }: { readonly allowed?: readonly string[]; readonly least?: number } = {},
): Problem[] {
  const choice = allowed === undefined ? "" : ` of ${region} (${allowed.join(", ")})`;
  const number = least === 1 ? "at least one zone" : "at least two different zones";
  return [
    ...collectProblems([new Set(zones).size < least && expected(path, `${number}${choice}`, zones)]),
    ...zones.flatMap((zone, index) =>
      allowed === undefined ? [] : among(`${path}[${index}]`, zone, `the zones of ${region}`, allowed),
    ),
    ...once(path, zones, "zone"),
  ];
}
