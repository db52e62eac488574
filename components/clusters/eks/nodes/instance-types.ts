import { nearName } from "../../../near-name";
import { quote } from "../../../problems";
import facts from "../facts.json";

/** The sizes of each family, in a text with spaces. */
const families = new Map(Object.entries(facts.instanceTypes));

/**
 * Suggests existing instance types for one that EC2 does not have, as `m7i. with large, xlarge, …`. Returns nothing if the type exists, or
 * if its family may be newer than the list: a later generation of a known series, such as m10i.
 */
export function otherInstanceTypes(type: string): string | undefined {
  const [family = "", size = ""] = type.split(".");
  const sizes = families.get(family)?.split(" ");
  if (sizes !== undefined) {
    return sizes.includes(size) ? undefined : `${family}. with ${sizes.join(", ")}`;
  }
  const near = nearName(family, [...families.keys()]);
  const meant = near === undefined ? "" : `; did you mean ${quote(`${near}.${size}`)}?`;
  return isNewer(family) ? undefined : `one of the families in ${facts.source}${meant}`;
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
