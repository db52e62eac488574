import type { AwsType, Properties } from "../../../../components/testing";
import { type Replacement, type Way, replacementsOf } from "../../../replacements";
import { type Difference, differences, propertyPath, touches } from "../kubernetes/difference";
import { isRecord } from "../kubernetes/object";

/** What changes, and what of it makes a new resource necessary. */
export interface AwsVerdict {
  readonly differences: readonly Difference[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** Lists whose order means something; all others of texts are sets to AWS. */
const ordered = new Set(["instanceTypes"]);

/** Compares two inputs of one resource. */
export function compareAws(token: string, type: AwsType, olds: Properties, news: Properties): AwsVerdict {
  const found = differences(inOrder(olds), inOrder(news));
  const forcing = replacementsOf(token) ?? [];
  const replacing = found.filter((difference) => forcing.some((row) => forces(row, difference)));
  return {
    differences: found,
    replaces: replacing.map(({ path }) => propertyPath(path)),
    deleteBeforeReplace: type.deleteBeforeReplace === true,
  };
}

const ways: Readonly<Record<Difference["kind"], Way>> = { add: "added", delete: "removed", update: "updated" };

/** A row about the coming or going of an input means the input itself, not a part of it. */
function forces({ path: prefix, on }: Replacement, { path, kind }: Difference): boolean {
  const isWhole = path.length <= prefix.split(".").length;
  return touches(path, prefix) && (on === undefined || on.includes(isWhole ? ways[kind] : "updated"));
}

function inOrder(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const texts = value.every((item) => typeof item === "string");
    return texts && !ordered.has(key) ? value.toSorted() : value.map((item) => inOrder(item));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inOrder(item, name)]));
}
