import type { Fact, TypeModel } from "../../cli/clouds";
import type { SdkProperties } from "./sdk-properties";
import { below, type Shape, type TypeShape } from "./shape";

/** The differences between a type's properties and its API model that the names do not show. */
export interface Mapping {
  /** Members by the path of the property; `null` for a property that has another form in the API. */
  readonly members?: Readonly<Record<string, string | null>>;
  /** Whether the model's API is older than the one that the provider calls: its lists are then left out. */
  readonly isOlder?: boolean;
  /** Whether lists of any length are kept. @default false */
  readonly keepsLongLists?: boolean;
}

/** A longer list names things that a cloud adds every month, such as machine types. */
const longestEnumeration = 60;
const deepest = 4;

/** Compares a type's properties with its API model: the member of the same name, in any case and number. */
export function typeModel(inputs: SdkProperties, { model, root }: TypeShape, mapping: Mapping, old?: Shape): TypeModel {
  const facts: Record<string, Fact> = {};
  const free: string[] = [];
  const visit = (sdk: SdkProperties, shape: Shape, before: Shape | undefined, path: readonly string[]): void => {
    for (const name of sdk.names) {
      const at = [...path, name].join(".");
      const found = memberOf(shape, name, mapping.members?.[at], root);
      if (found !== undefined) {
        const earlier = before && memberOf(before, name, mapping.members?.[at], old);
        const fact = kept(found.fact, earlier?.fact, mapping);
        const within = sdk.within(name);
        if (Object.keys(fact).length > 0) {
          facts[at] = fact;
        } else if (within.names.length === 0) {
          free.push(at);
        }
        if (path.length < deepest) {
          visit(within, found, earlier, [...path, name]);
        }
      }
    }
  };
  visit(inputs, root, old, []);
  return { model, facts, free };
}

function memberOf(shape: Shape, name: string, given: string | null | undefined, root?: Shape): Shape | undefined {
  if (given === null) {
    return undefined;
  }
  if (given !== undefined) {
    return root && optional(() => below(root, given));
  }
  const members = Object.entries(shape.members());
  const alike = (formOf: (text: string) => string) => members.find(([member]) => formOf(member) === formOf(name))?.[1];
  return alike(form) ?? alike(singular);
}

/** An older model may lack the member. */
function optional(find: () => Shape): Shape | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

function form(name: string): string {
  return name.replaceAll(/\W|_/g, "").toLowerCase();
}

/** Cuts the ending of a plural, so that `subnetIds` is `SubnetId`. */
function singular(name: string): string {
  return form(name)
    .replace(/(?:e?s)+$/, "")
    .replace(/[eiy]$/, "");
}

function kept({ oneOf, open = false, ...limits }: Fact, before: Fact | undefined, mapping: Mapping): Fact {
  const { isOlder = false, keepsLongLists = false } = mapping;
  if (oneOf === undefined || (oneOf.length > longestEnumeration && !keepsLongLists) || isOlder) {
    return limits;
  }
  const grew = before?.oneOf !== undefined && oneOf.some((one) => before.oneOf?.includes(one) === false);
  return { oneOf, ...((open || grew) && { open: true }), ...limits };
}
