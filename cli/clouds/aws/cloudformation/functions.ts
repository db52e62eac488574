import { at, type Fields, isRecord } from "../../../values";
import { zonesOfRegion } from "../zones";
import { ranges } from "./cidr";
import { isMadeUp, madeUpValue } from "./made-up";
import { TemplateError } from "./template";

/** What the functions of a template refer to. */
export interface Scope {
  readonly region: string;
  readonly mappings: Fields;
  /** Returns the value of a parameter, of a pseudo parameter, or the physical id of a resource. */
  reference(name: string): unknown;
  attribute(resource: string, name: string): unknown;
  condition(name: string): boolean;
  /** Makes up a value that the template alone does not determine. */
  madeUp(what: string): string;
}

type Evaluate = (value: unknown) => unknown;
type TemplateFunction = (given: unknown, evaluate: Evaluate, scope: Scope) => unknown;

/** The value of `AWS::NoValue`, which removes what it is given to. */
export const noValue = Symbol("AWS::NoValue");

/**
 * Computes the functions in a value.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 *
 * @throws TemplateError
 */
export function evaluated(value: unknown, scope: Scope): unknown {
  const evaluate: Evaluate = (inner) => evaluated(inner, scope);
  if (Array.isArray(value)) {
    return value.map(evaluate).filter((item) => item !== noValue);
  }
  if (!isRecord(value)) {
    return value;
  }
  const given = Object.entries(value);
  const [only] = given;
  const call =
    only !== undefined && given.length === 1 && Object.hasOwn(functions, only[0]) ? functions[only[0]] : undefined;
  if (call !== undefined) {
    return call(only?.[1], evaluate, scope);
  }
  const entries = given.map(([name, inner]) => [name, evaluate(inner)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== noValue));
}

/** Computes a condition. */
export function isTrue(condition: unknown, scope: Scope): boolean {
  return String(evaluated(condition, scope)) === "true";
}

const functions: Readonly<Record<string, TemplateFunction>> = {
  Ref: (name, _, scope) => scope.reference(String(name)),
  Condition: (name, _, scope) => scope.condition(String(name)),
  "Fn::GetAtt": (given, evaluate, scope) => {
    const [resource = "", ...name] = Array.isArray(given)
      ? given.map((part) => written(evaluate(part)))
      : String(given).split(".");
    return scope.attribute(resource, name.join("."));
  },
  "Fn::Sub": (given, evaluate, scope) => {
    const [pattern, variables] = Array.isArray(given) ? (given as unknown[]) : [given, {}];
    return substituted(String(pattern), evaluate(variables), scope);
  },
  "Fn::Join": (given, evaluate) => {
    const [delimiter, parts] = both(given, "Fn::Join");
    return list(evaluate(parts))
      .map(written)
      .join(written(evaluate(delimiter)));
  },
  "Fn::Split": (given, evaluate) => {
    const [delimiter, text] = both(given, "Fn::Split");
    const whole = written(evaluate(text));
    return isMadeUp(whole) ? [madeUpValue(`Fn::Split ${whole}`)] : whole.split(written(evaluate(delimiter)));
  },
  "Fn::Select": (given, evaluate) => {
    const [index, from] = both(given, "Fn::Select");
    const items = list(evaluate(from));
    const wanted = written(evaluate(index));
    const found = items[Number(wanted)];
    if (found !== undefined) {
      return found;
    }
    /* A single made-up value may stand for a list of any length. */
    if (isMadeUp(wanted) || (items.length === 1 && isMadeUp(items[0]))) {
      return madeUpValue(`Fn::Select ${wanted} ${items.map(written).join()}`);
    }
    throw new TemplateError(`Template error: Fn::Select cannot select nonexistent value at index ${wanted}`);
  },
  "Fn::If": (given, evaluate, scope) => {
    const [name, yes, no] = list(given);
    return evaluate(scope.condition(String(name)) ? yes : no);
  },
  "Fn::Equals": (given, evaluate) => {
    const [one, other] = both(given, "Fn::Equals").map((side) => written(evaluate(side)));
    return one === other;
  },
  "Fn::Not": (given, _, scope) => !list(given).some((one) => isTrue(one, scope)),
  "Fn::And": (given, _, scope) => list(given).every((one) => isTrue(one, scope)),
  "Fn::Or": (given, _, scope) => list(given).some((one) => isTrue(one, scope)),
  "Fn::FindInMap": (given, evaluate, { mappings }) => {
    const path = list(given)
      .slice(0, 3)
      .map((key) => written(evaluate(key)));
    const found = at(mappings, ...path) ?? evaluate(at(list(given)[3], "DefaultValue"));
    if (found === undefined && path.some(isMadeUp)) {
      return madeUpValue(`Fn::FindInMap ${path.join()}`);
    }
    if (found === undefined) {
      throw new TemplateError(`Template error: Unable to get mapping for ${path.join("::")}`);
    }
    return found;
  },
  "Fn::Base64": (given, evaluate) => Buffer.from(written(evaluate(given))).toString("base64"),
  "Fn::GetAZs": (given, evaluate, { region }) => zonesOfRegion(written(evaluate(given)) || region),
  "Fn::Cidr": (given, evaluate) => {
    const values = list(evaluate(given));
    const [block, count, bits] = values;
    return values.some(isMadeUp)
      ? [madeUpValue(`Fn::Cidr ${values.map(written).join()}`)]
      : ranges(written(block), Number(count), Number(bits ?? 8));
  },
  "Fn::Length": (given, evaluate) => list(evaluate(given)).length,
  "Fn::ToJsonString": (given, evaluate) => JSON.stringify(evaluate(given)),
  "Fn::ImportValue": (given, evaluate, scope) => scope.madeUp(`Fn::ImportValue ${written(evaluate(given))}`),
  "Fn::Transform": (given, _, scope) => scope.madeUp(`Fn::Transform ${String(at(given, "Name"))}`),
};

/** Fills `${Name}` and `${Resource.Attribute}` in a text; `${!Name}` stays as `${Name}`. */
function substituted(pattern: string, variables: unknown, scope: Scope): string {
  return pattern.replace(/\$\{(!?)([^}]*)\}/g, (_, escape: string, name: string) => {
    if (escape !== "") {
      return `\${${name}}`;
    }
    const given = at(variables, name);
    const [resource = "", ...rest] = name.split(".");
    return written(given ?? (rest.length === 0 ? scope.reference(name) : scope.attribute(resource, rest.join("."))));
  });
}

/** Writes a value as a text; a list as its items with commas. */
export function written(value: unknown): string {
  return isRecord(value) ? JSON.stringify(value) : String(value === noValue ? "" : value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function both(given: unknown, name: string): readonly [unknown, unknown] {
  if (!Array.isArray(given) || given.length !== 2) {
    throw new TemplateError(`Template error: every ${name} object requires two parameters`);
  }
  return given as unknown as readonly [unknown, unknown];
}
