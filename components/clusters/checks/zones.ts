import { among, once } from "../../checks";
import { collectProblems, expected, type Problem } from "../../problems";

/** Lists the mistakes in the zones of a network. Leave `allowed` out if the region itself is wrong. */
export function checkZones(
  path: string,
  zones: readonly string[],
  region: string,
  allowed?: readonly string[],
): Problem[] {
  const choice = allowed === undefined ? "" : ` of ${region} (${allowed.join(", ")})`;
  return [
    ...collectProblems([new Set(zones).size < 2 && expected(path, `at least two different zones${choice}`, zones)]),
    ...zones.flatMap((zone, index) =>
      allowed === undefined ? [] : among(`${path}[${index}]`, zone, `the zones of ${region}`, allowed),
    ),
    ...once(path, zones, "zone"),
  ];
}
