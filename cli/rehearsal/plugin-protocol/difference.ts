import { type Replacement, replacementsOf, type Way } from "../../clouds";
import { isRecord } from "../../values";
import type { JsonObject } from "../kubernetes";

type Path = readonly (string | number)[];

/** One place where two values differ. */
export interface Difference {
  /** Keys from the top; numbers are positions in a list. */
  readonly path: Path;
  readonly kind: "add" | "delete" | "update";
}

/** Lists where `news` differs from `olds`. A null counts as absent. */
export function differences(olds: unknown, news: unknown, path: Path = []): Difference[] {
  const before = olds ?? undefined;
  const after = news ?? undefined;
  if (before === undefined || after === undefined) {
    return before === after ? [] : [{ path, kind: before === undefined ? "add" : "delete" }];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return positions(before, after).flatMap((index) => differences(before[index], after[index], [...path, index]));
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
  }
  return before === after ? [] : [{ path, kind: "update" }];
}

function positions(before: readonly unknown[], after: readonly unknown[]): number[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
}

/** Lists the keys of a provider's configuration that differ; the provider's version does not count. */
export function changedSettings(olds: JsonObject, news: JsonObject): string[] {
  return [...new Set(differences(olds, news).map(({ path }) => String(path[0])))].filter((key) => key !== "version");
}

/** Writes a path as the engine does: `spec.ports[0].name`, `metadata.labels["app.kubernetes.io/name"]`. */
export function propertyPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") {
      return `${text}[${key}]`;
    }
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) {
      return `${text}[${JSON.stringify(key)}]`;
    }
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

/** Reports whether a path is at, below or above a dotted prefix; above, so that removing all of `spec` counts. */
export function touches(path: Path, prefix: string): boolean {
  const keys = path.filter((key): key is string => typeof key === "string");
  return prefix.split(".").every((key, index) => index >= keys.length || keys[index] === key);
}

const ways: Readonly<Record<Difference["kind"], Way>> = { add: "added", delete: "removed", update: "updated" };

/** Reports whether a row of the table of replacements applies to a difference. Adding or removing a part updates its whole. */
export function forces({ path: prefix, on }: Replacement, { path, kind }: Difference): boolean {
  const isWhole = path.length <= prefix.split(".").length;
  return touches(path, prefix) && (on === undefined || on.includes(isWhole ? ways[kind] : "updated"));
}

/** The changed properties of a resource, and those that need a replacement. */
export interface Verdict {
  readonly differences: readonly Difference[];
  readonly replaces: readonly string[];
}

/** Compares two inputs of one Kubernetes object. */
export function compareInputs(
  type: string,
  olds: JsonObject,
  news: JsonObject,
  provider: Readonly<Record<string, unknown>>,
): Verdict {
  const found = differences(olds, news);
  const forcing = (replacementsOf(type) ?? []).filter(({ except }) => except?.({ inputs: news, provider }) !== true);
  const replacing = found.filter((difference) => forcing.some((row) => forces(row, difference)));
  return { differences: found, replaces: replacing.map(({ path }) => propertyPath(path)) };
}
