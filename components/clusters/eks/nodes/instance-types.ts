import { nearName } from "../../../near-name";
import { quote } from "../../../problems";
import facts from "../facts.json";

/** The sizes of each family, separated by spaces. */
const families = new Map(Object.entries(facts.instanceTypes));

/**
 * Suggests existing instance types if EC2 does not have the given type, as `m7i has the sizes large, xlarge, …`. Returns nothing if the type exists.
 * Also returns nothing if the family may be newer than the list, because it is a later generation of a known series, such as m10i.
 */
export function otherInstanceTypes(type: string): string | undefined {
  const [family = "", size = ""] = type.split(".");
  const sizes = families.get(family)?.split(" ");
  if (sizes !== undefined) {
    return sizes.includes(size) ? undefined : `${family} has the sizes ${sizes.join(", ")}`;
  }
  const near = nearName(family, [...families.keys()]);
  const meant = near === undefined ? "" : `; did you mean ${quote(`${near}.${size}`)}?`;
  return isNewer(family) ? undefined : `Keelson's list of families is from ${facts.source}${meant}`;
}

function isNewer(family: string): boolean {
  const { series, generation } = partsOf(family);
  const generations = [...families.keys()].map(partsOf).filter((each) => each.series === series);
  return generations.length > 0 && generations.every((each) => each.generation < generation);
}

function partsOf(family: string): { readonly series: string; readonly generation: number } {
  const [, series = "", generation = "0"] = /^([a-z]+)-?(\d+)/.exec(family) ?? [];
  return { series, generation: Number(generation) };
}
