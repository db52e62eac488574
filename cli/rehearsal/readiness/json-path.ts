import { at, isRecord } from "../../values";

/** One step of a path into an object: from a list of values to the next. */
type Step = (values: readonly unknown[]) => readonly unknown[];

/** A backslash escapes the dots within a name. */
const name = /^\.((?:\\.|[^\s.,[\]$@{}*\\])+)|^\[(?:'([^']*)'|"([^"]*)")\]/;
const index = /^\[(\d+)\]/;
const all = /^(?:\[\*\]|\.\*)/;
const filter = /^\[\?\(?\s*@\.([\w.]+)\s*==\s*(?:'([^']*)'|"([^"]*)"|([\w.-]+))\s*\)?\]/;

/**
 * Reads a JSONPath such as `.status.conditions[?(@.type=="Ready")].status`: names, quoted names, indices, `*`, and filters that
 * compare with one value. It is Kubernetes' dialect, whose names libraries for RFC 9535 refuse:
 * https://kubernetes.io/docs/reference/kubectl/jsonpath/
 *
 * @returns undefined if it has anything else
 */
export function parsePath(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let rest = path.replace(/^\$/, ""); rest !== ""; ) {
    const found = stepIn(rest);
    if (found === undefined) {
      return undefined;
    }
    steps.push(found.step);
    rest = rest.slice(found.length);
  }
  return steps;
}

/** Returns the values that a path selects in an object. */
export function select(object: unknown, steps: readonly Step[]): readonly unknown[] {
  return steps.reduce<readonly unknown[]>((values, step) => step(values), [object]).filter((one) => one !== undefined);
}

function stepIn(rest: string): { readonly step: Step; readonly length: number } | undefined {
  const named = name.exec(rest);
  if (named !== null) {
    const key = named[1]?.replace(/\\/g, "") ?? named[2] ?? named[3] ?? "";
    return { step: (values) => values.map((value) => at(value, key)), length: named[0].length };
  }
  const numbered = index.exec(rest);
  if (numbered !== null) {
    const place = Number(numbered[1]);
    return { step: (values) => values.map((value) => membersOf(value)[place]), length: numbered[0].length };
  }
  const every = all.exec(rest);
  if (every !== null) {
    return { step: (values) => values.flatMap(membersOf), length: every[0].length };
  }
  const filtered = filter.exec(rest);
  if (filtered !== null) {
    const keys = (filtered[1] ?? "").split(".");
    const wanted = filtered[2] ?? filtered[3] ?? filtered[4];
    const fits = (value: unknown) => String(at(value, ...keys)) === wanted;
    return { step: (values) => values.flatMap(membersOf).filter(fits), length: filtered[0].length };
  }
  return undefined;
}

function membersOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return isRecord(value) ? Object.values(value) : [];
}
