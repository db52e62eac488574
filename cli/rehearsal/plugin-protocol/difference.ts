import { type Replacement, replacementsOf, type Way } from "../../clouds";
import { isRecord, type JsonObject } from "../kubernetes/object";

/** One place where two values differ. */
export interface Difference {
  /** Keys from the top; numbers are list positions. */
  readonly path: readonly (string | number)[];
  readonly kind: "add" | "delete" | "update";
}

/** Where `news` differs from `olds`. A null counts as absent. */
export function differences(olds: unknown, news: unknown, path: readonly (string | number)[] = []): Difference[] {
  const before = olds ?? undefined;
  const after = news ?? undefined;
  if (before === undefined && after === undefined) {
    return [];
  }
  if (before === undefined) {
    return [{ path, kind: "add" }];
  }
  if (after === undefined) {
    return [{ path, kind: "delete" }];
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

/** Writes a path as the engine does: `spec.ports[0].name`, `metadata.labels["app.kubernetes.io/name"]`. */
export function propertyPath(path: readonly (string | number)[]): string {
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

/** True when a path lies at or below a dotted prefix, or above it (so that removing all of `spec` counts). */
export function touches(path: readonly (string | number)[], prefix: string): boolean {
  const keys = path.filter((key): key is string => typeof key === "string");
  return prefix.split(".").every((key, index) => index >= keys.length || keys[index] === key);
}

const ways: Readonly<Record<Difference["kind"], Way>> = { add: "added", delete: "removed", update: "updated" };

/** Whether a row of the table means a difference; one about the coming or going of an input means the input itself, not a part. */
export function forces({ path: prefix, on }: Replacement, { path, kind }: Difference): boolean {
  const isWhole = path.length <= prefix.split(".").length;
  return touches(path, prefix) && (on === undefined || on.includes(isWhole ? ways[kind] : "updated"));
}

/** What an engine needs to know about a change. */
export interface Verdict {
  readonly differences: readonly Difference[];
  readonly replaces: readonly string[];
}

/** Compares two inputs of one object and says which changes need a new one. */
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
