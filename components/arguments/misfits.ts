import * as pulumi from "@pulumi/pulumi";
import { nearName } from "../near-name";
import { mergedByName } from "../overrides";
import { namesSecret } from "../plain-secrets";
import { isPlain, quote } from "../problems";
import { type Branch, chooseBranch, whyRefused } from "./branch";
import { anyData, endless, isBuiltin, type Path, partsThatAreNoData } from "./data";
import { fixOf } from "./fix";
import type { Shape, ShapeFacts } from "./shape";
import { given, isPlainMap, wanted } from "./words";

export type { Path };

/**
 * A place in a value that does not fit its shape.
 *
 * @example
 * ```ts
 * import { type Misfit, shapeMisfits } from "keelson";
 *
 * const misfits: Misfit[] = shapeMisfits("TraefikOptions", { exposre: "public" });
 * for (const { path, message, rename } of misfits) {
 *   console.error(path.join("."), message, rename);
 * }
 * ```
 */
export interface Misfit {
  readonly path: Path;
  readonly message: string;
  /** Whether the key is unknown. */
  readonly isUnknown?: true;
  /** The correct name of a key that is probably misspelt. */
  readonly rename?: string;
  /** Whether only the form of a text is wrong. Other checks can then still read the text. */
  readonly isOnlyForm?: true;
  /** The value that was probably meant. */
  readonly meant?: unknown;
}

/** The definitions of shapes, and how values are shown. */
export interface Context {
  readonly definitions: Readonly<Record<string, Shape>>;
  /** Whether values may be secrets. Messages then never show them. */
  readonly isSecret: boolean;
  /** Whether the value is merged into another value. It may then lack required keys. */
  readonly isPartial?: boolean;
}

/** Lists the places where a value does not fit a shape. An Output fits if the shape allows Outputs. An absent value fits if it is not required. */
function misfits(shape: Shape, value: unknown, path: Path, outer: Context): Misfit[] {
  const found = resolve(shape, outer);
  if (value === undefined || found === false || Object.keys(found).length === 0) {
    return [];
  }
  const context = found.partial === true ? { ...outer, isPartial: true } : outer;
  if (!isPlain(value)) {
    return found.output === true ? [] : unfit(found, value, path, context);
  }
  switch (kindOf(found)) {
    case "array":
      return listMisfits(found, value, path, context);
    case "object":
      return mapMisfits(found, value, path, context);
    case "anyOf":
      return choiceMisfits(found, value, path, context);
    default:
      return fits(found, value) ? formMisfits(found, value, path, context) : unfit(found, value, path, context);
  }
}

/** Lists the mistake of a text that does not have the form that its shape requires. */
function formMisfits(shape: ShapeFacts, value: unknown, path: Path, context: Context): Misfit[] {
  const { pattern } = shape;
  if (typeof value === "string" && value.includes("\0")) {
    return unfit({ form: "a text without the character U+0000" }, value, path, context);
  }
  return pattern === undefined || typeof value !== "string" || new RegExp(pattern, "u").test(value)
    ? []
    : unfit(shape, value, path, context).map((misfit) => ({ ...misfit, isOnlyForm: true, meant: value }));
}

/** Returns the shape to which a name refers. */
function resolve(shape: Shape, { definitions }: Context): Shape {
  if (shape === false || shape.$ref === undefined) {
    return shape;
  }
  const { [shape.$ref.slice("#/definitions/".length)]: found = false } = definitions;
  const { output, partial } = shape;
  return found === false ? false : { ...found, ...(output && { output }), ...(partial && { partial }) };
}

function kindOf({ type, anyOf }: ShapeFacts) {
  return type ?? (anyOf === undefined ? undefined : "anyOf");
}

function fits({ type, enum: words, instance, required }: ShapeFacts, value: unknown): boolean {
  if (words !== undefined) {
    return words.some((word) => word === value);
  }
  if (instance === undefined) {
    return type === undefined || (typeof value === type && !Number.isNaN(value));
  }
  if (instance === "function") {
    return typeof value === "function";
  }
  return required === undefined
    ? pulumi.Resource.isInstance(value)
    : typeof value === "object" && value !== null && required.every((key) => key in value);
}

function listMisfits(shape: ShapeFacts, value: unknown, path: Path, outer: Context): Misfit[] {
  const { items = {} } = shape;
  const isMerged = outer.isPartial === true && mergedByName.has(String(path.at(-1)));
  const context = { ...outer, isPartial: isMerged };
  return Array.isArray(value)
    ? [...value].flatMap((item: unknown, index) => memberMisfits(items, item, [...path, index], context))
    : unfit(shape, value, path, context);
}

/** Lists the misfits of a required value. */
export function memberMisfits(shape: Shape, value: unknown, path: Path, context: Context): Misfit[] {
  return value === undefined ? unfit(shape, value, path, context) : misfits(shape, value, path, context);
}

/** Lists the misfits of a value for which several types are allowed. Reports the mistakes inside the type that the value has. */
function choiceMisfits(shape: ShapeFacts, value: unknown, path: Path, context: Context): Misfit[] {
  const ways = (shape.anyOf ?? []).map((way) => misfits(way, value, path, context));
  const inside = ways.filter((found) => found.every((misfit) => misfit.path.length > path.length));
  const [best] = inside.toSorted((one, other) => one.length - other.length);
  return best ?? unfit(shape, value, path, context);
}

function mapMisfits(shape: ShapeFacts, value: unknown, path: Path, context: Context): Misfit[] {
  const isForeign = shape.properties === undefined && shape.anyOf === undefined && !isPlainMap(value);
  if (typeof value !== "object" || value === null || Array.isArray(value) || isBuiltin(value) || isForeign) {
    return unfit(shape, value, path, context);
  }
  const { branch, decidedBy } = chooseBranch(shape, value, (one) => misfitsInside(one, value, path, context));
  if (decidedBy !== undefined) {
    const [key, words] = decidedBy;
    return unfit({ enum: words }, new Map(Object.entries(value)).get(key), [...path, key], context);
  }
  return branch === undefined ? unfit(shape, value, path, context) : misfitsInside(branch, value, path, context);
}

/** Lists the misfits in a map. In an instance of a class, lists only missing members. */
function misfitsInside(branch: Branch, value: object, path: Path, context: Context): Misfit[] {
  const { properties = {}, required = [], additionalProperties = {} } = branch;
  const members = new Map(isPlainMap(value) ? Object.entries(value).filter(([, member]) => member !== undefined) : []);
  const absent = Object.keys(properties).filter((key) => !members.has(key) && properties[key] !== false);
  const unknown = [...members.keys()].filter(
    (key) => !Object.hasOwn(properties, key) && additionalProperties === false,
  );
  const meant = new Map(unknown.map((key) => [key, nearName(key, absent)]));
  const lacking = (context.isPartial === true ? [] : required).filter((key) =>
    isPlainMap(value) ? !members.has(key) : !(key in value),
  );
  return [
    ...unknown.map((key) => unknownKey(key, meant.get(key), branch, path)),
    ...valueless(branch, value).flatMap((key) =>
      unfit(additionalProperties, undefined, [...path, key], context).map((misfit) => ({
        ...misfit,
        message: `${misfit.message}; remove the key, or give it a value`,
      })),
    ),
    ...lacking
      .filter((key) => ![...meant.values()].includes(key))
      .flatMap((key) => unfit(properties[key] ?? {}, undefined, [...path, key], context)),
    ...[...members].flatMap(([key, member]) =>
      meant.has(key) ? [] : valueMisfits(branch, value, key, member, [...path, key], context),
    ),
  ];
}

/** Lists the keys with the value `undefined` in a map by name, for instance a map of volumes or variables. */
function valueless({ properties = {}, additionalProperties: shape = {} }: Branch, value: object): string[] {
  const isByName = shape !== false && Object.keys(shape).length > 0 && isPlainMap(value);
  return isByName
    ? Object.entries(value).flatMap(([key, member]) =>
        member === undefined && !Object.hasOwn(properties, key) ? key : [],
      )
    : [];
}

function valueMisfits(
  branch: Branch,
  value: object,
  key: string,
  member: unknown,
  path: Path,
  context: Context,
): Misfit[] {
  const { properties = {}, additionalProperties = {} } = branch;
  const isFree = !Object.hasOwn(properties, key) && branch.additionalProperties === undefined;
  if (isFree) {
    return partsThatAreNoData(member, path).flatMap((part) =>
      part.isEndless ? [endless(part)] : unfit({ form: anyData }, part.value, part.path, context),
    );
  }
  const shape = Object.hasOwn(properties, key) ? (properties[key] ?? {}) : additionalProperties;
  if (shape === false) {
    return [{ path, message: whyRefused(branch, key, value) }];
  }
  return shape.instead === undefined
    ? misfits(shape, member, path, context)
    : [{ path, message: `is not supported yet; ${shape.instead}` }];
}

function unknownKey(key: string, rename: string | undefined, { properties = {} }: Branch, path: Path): Misfit {
  const allowed = Object.entries(properties).flatMap(([name, shape]) =>
    shape === false || shape.instead !== undefined ? [] : name,
  );
  const near = rename ?? nearName(key, allowed);
  const fix = near === undefined ? `allowed are ${allowed.join(", ")}` : `did you mean ${quote(near)}?`;
  return { path: [...path, key], message: `unknown key; ${fix}`, isUnknown: true, rename };
}

function unfit(shape: Shape, value: unknown, path: Path, context: Context): Misfit[] {
  const found = resolve(shape, context);
  const { fix, meant } = found === false ? {} : fixOf(found, value);
  /* For a value that is not a text, the message does not describe the form. */
  const isText = found !== false && found.pattern !== undefined && typeof value !== "string";
  const what = isText ? "a text" : wanted(found, (each) => resolve(each, context));
  const isHidden = context.isSecret || path.some((key) => namesSecret(String(key)));
  const text = `expected ${what}, got ${given(value, isHidden && (found === false || found.enum === undefined))}`;
  return [{ path, message: fix === undefined ? text : `${text}; ${fix}`, meant }];
}
