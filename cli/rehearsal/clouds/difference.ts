import type { CloudProvider, CloudType, Properties } from "../../clouds";
import { replacementsOf } from "../../clouds";
import { isFields } from "../../values";
import { type Difference, differences, forces, propertyPath } from "../plugin-protocol";

/** What changes, and what of it makes a new resource necessary. */
export interface CloudVerdict {
  readonly differences: readonly Difference[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** Compares two inputs of one resource. */
export function compare(
  { isSet }: Pick<CloudProvider, "isSet">,
  token: string,
  type: CloudType,
  olds: Properties,
  news: Properties,
): CloudVerdict {
  const found = differences(inOrder(olds, isSet), inOrder(news, isSet));
  const forcing = replacementsOf(token) ?? [];
  const replacing = found.filter((difference) => forcing.some((row) => forces(row, difference)));
  return {
    differences: found,
    replaces: replacing.map(({ path }) => propertyPath(path)),
    deleteBeforeReplace: type.deleteBeforeReplace === true,
  };
}

/** A list of texts that is a set has no order. */
function inOrder(value: unknown, isSet: CloudProvider["isSet"], key = ""): unknown {
  if (Array.isArray(value)) {
    const texts = value.every((item) => typeof item === "string");
    return texts && isSet(key) ? value.toSorted() : value.map((item) => inOrder(item, isSet));
  }
  if (!isFields(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inOrder(item, isSet, name)]));
}
