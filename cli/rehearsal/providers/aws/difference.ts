import type { AwsType, Properties } from "../../../../components/testing";
import { type Difference, differences, propertyPath, touches } from "../kubernetes/difference";
import { isRecord } from "../kubernetes/object";
import { replaceForcing } from "./replace-forcing";

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
  const forcing = replaceForcing[token]?.paths ?? [];
  const replacing = found.filter(({ path }) => forcing.some((prefix) => touches(path, prefix)));
  // Envelope encryption cannot be turned off again: internal/service/eks/cluster.go, CustomizeDiff.
  const decrypted = found.filter(
    ({ path, kind }) => path.length === 1 && path[0] === "encryptionConfig" && kind === "delete",
  );
  return {
    differences: found,
    replaces: [...replacing, ...decrypted].map(({ path }) => propertyPath(path)),
    deleteBeforeReplace: type.deleteBeforeReplace === true,
  };
}

function inOrder(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const texts = value.every((item) => typeof item === "string");
    return texts && !ordered.has(key) ? value.toSorted() : value.map((item) => inOrder(item));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inOrder(item, name)]));
}
