import type { CloudProvider, CloudType } from "../../clouds";
import { replacementsOf } from "../../clouds";
import { type Fields, isRecord } from "../../values";
import { type Difference, differences, forces, propertyPath } from "../plugin-protocol";

/** The changes of a resource, and those that force a replacement. */
export interface CloudVerdict {
  readonly differences: readonly Difference[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** Compares the old and new inputs of a resource. */
export function compare(
  { isSet }: Pick<CloudProvider, "isSet">,
  token: string,
  type: CloudType,
  olds: Fields,
  news: Fields,
): CloudVerdict {
  const found = differences(withSortedSets(olds, isSet), withSortedSets(news, isSet));
  const forcing = replacementsOf(token) ?? type.replacedBy ?? [];
  const replacing = found.filter((difference) => forcing.some((row) => forces(row, difference)));
  return {
    differences: found,
    replaces: replacing.map(({ path }) => propertyPath(path)),
    deleteBeforeReplace: type.deleteBeforeReplace === true,
  };
}

/** Sorts the lists that are sets. */
function withSortedSets(value: unknown, isSet: CloudProvider["isSet"], key = ""): unknown {
  if (Array.isArray(value)) {
    const texts = value.every((item) => typeof item === "string");
    return texts && isSet(key) ? value.toSorted() : value.map((item) => withSortedSets(item, isSet));
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withSortedSets(item, isSet, name)]));
}
