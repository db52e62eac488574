import { isRecord } from "../../values";

/** Returns inputs with the earlier values at the paths of `ignoreChanges`, as the engine does. */
export function withIgnored(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  paths: readonly string[],
): Readonly<Record<string, unknown>> {
  return paths.reduce((inputs, path) => {
    const kept = withKept(before, inputs, stepsOf(path));
    return isRecord(kept) ? kept : {};
  }, after);
}

/** Splits a property path: names, `["names"]`, `[0]` and `[*]`. https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/ */
function stepsOf(path: string): string[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([^\]]*)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? "",
  );
}

function withKept(before: unknown, after: unknown, [step, ...more]: readonly string[]): unknown {
  if (step === undefined) {
    return before;
  }
  if (Array.isArray(after) && Array.isArray(before)) {
    return after.map((item: unknown, index) =>
      step === "*" || step === String(index) ? withKept(before[index], item, more) : item,
    );
  }
  if (!isRecord(after) || !isRecord(before)) {
    return after;
  }
  const keys = step === "*" ? [...new Set([...Object.keys(before), ...Object.keys(after)])] : [step];
  const entries = keys.map((key) => [key, withKept(before[key], after[key], more)] as const);
  const all = Object.entries({ ...after, ...Object.fromEntries(entries) });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}
