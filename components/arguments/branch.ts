import { isPlain, quote } from "../problems";
import type { Shape, ShapeFacts } from "./shape";

/** One of several maps that a value can be, together with the properties that all of these maps share. */
export interface Branch extends ShapeFacts {
  /** Keys that not all of the maps have. */
  readonly own: readonly string[];
  readonly rivals: readonly ShapeFacts[];
}

/**
 * The map that a value was probably meant to be. If this is unclear: the key that decides it, with its allowed words. Both are absent if the value
 * has too few keys.
 */
export interface Choice {
  readonly branch?: Branch;
  readonly decidedBy?: readonly [key: string, words: Words];
}

type Words = NonNullable<ShapeFacts["enum"]>;

/**
 * Chooses the map that fits a value best. Three things decide: a key whose words distinguish the maps, the keys of the value, or the smallest number
 * of misfits.
 */
export function chooseBranch(
  shape: ShapeFacts,
  value: object,
  misfitsIn: (branch: Branch) => readonly { readonly rename?: string }[],
): Choice {
  const rivals = (shape.anyOf ?? []).flatMap((rival) => (rival === false ? [] : rival));
  const own = [...new Set(rivals.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  if (rivals.length === 0) {
    return { branch: { ...shape, own, rivals } };
  }
  /* An instance of a class may define its members as getters. */
  const members = new Map(own.filter((key) => key in value).map((key) => [key, Reflect.get(value, key) as unknown]));
  const keys = own.filter((key) => rivals.every((rival) => wordsOf(rival, key) !== undefined));
  const wrong = keys.find((key) => !rivals.some((rival) => isDecided(rival, key, members.get(key))));
  if (wrong !== undefined) {
    return { decidedBy: [wrong, rivals.flatMap((rival) => wordsOf(rival, wrong) ?? [])] };
  }
  const decided = rivals.filter((rival) => keys.every((key) => isDecided(rival, key, members.get(key))));
  const givenKeys = own.filter((key) => members.get(key) !== undefined);
  const allowing = decided.filter(({ properties }) => givenKeys.every((key) => properties?.[key] !== false));
  const candidates = [allowing, decided, rivals].find(({ length }) => length > 0) ?? [];
  const [best] = candidates
    .map((rival) => merged(shape, rival, own, rivals))
    .map((branch) => ({ branch, found: misfitsIn(branch) }))
    .toSorted((one, other) => one.found.length - other.found.length);
  const isMisspelt = best?.found.some(({ rename }) => rename !== undefined && own.includes(rename));
  const saysNothing = givenKeys.length === 0 && isMisspelt !== true;
  return saysNothing && rivals.every(({ required }) => required !== undefined) ? {} : { branch: best?.branch };
}

/** Explains why a branch does not allow a key. The key contradicts another key, or it needs another key. */
export function whyRefused({ own, rivals, properties = {} }: Branch, key: string, value: object): string {
  const others = own.filter((other) => other !== key && properties[other] !== false && Object.hasOwn(value, other));
  const home = rivals.find((rival) => rival.properties?.[key] !== false);
  const needed = (home?.required ?? []).flatMap((other) => {
    const [word] = (home && wordsOf(home, other)) ?? [];
    return word === undefined ? [] : `${other}: ${quote(word)}`;
  });
  if (needed.length > 0) {
    return `is only allowed with ${needed.join(" and ")}; set ${needed.length > 1 ? "these values" : "this value"}, or remove the option`;
  }
  return `is not allowed${others.length === 0 ? " here; remove it" : ` with ${others.join(", ")}; keep one`}`;
}

function merged(shape: ShapeFacts, rival: ShapeFacts, own: readonly string[], rivals: readonly ShapeFacts[]): Branch {
  return {
    ...shape,
    anyOf: undefined,
    properties: { ...shape.properties, ...rival.properties },
    required: [...(shape.required ?? []), ...(rival.required ?? [])],
    own,
    rivals,
  };
}

function wordsOf({ properties }: ShapeFacts, key: string): Words | undefined {
  const shape: Shape | undefined = properties?.[key];
  return shape === undefined || shape === false ? undefined : shape.enum;
}

function isDecided(rival: ShapeFacts, key: string, given: unknown): boolean {
  if (given === undefined) {
    return rival.required?.includes(key) !== true;
  }
  return !isPlain(given) || wordsOf(rival, key)?.some((word) => word === given) === true;
}
