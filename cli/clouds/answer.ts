import { at, type Fields, isRecord } from "../values";
import type { CloudQuestion, CloudType } from "./contract";
import { digest, uuid } from "./ids";
import type { CloudProvider } from "./provider";

/** The id of a resource that a cloud has created or updated, and the state that the provider then has. */
export interface CloudAnswer {
  readonly id: string;
  readonly state: Fields;
}

/** Answers as the provider does after it creates a resource, or updates it if you give its id. */
export function answerOf(
  { common }: Pick<CloudProvider, "common">,
  type: CloudType,
  question: CloudQuestion,
  knownId?: string,
): CloudAnswer {
  const { inputs, name } = question;
  const id = knownId ?? type.id(question);
  const named = type.autoname === undefined ? {} : { [type.autoname.property]: name };
  const computed = type.computed?.({ ...question, id }) ?? {};
  const state = { ...type.defaults, ...named, ...inputs, ...common?.(type, question), ...computed, id };
  return { id, state: withoutUndefined(state) };
}

/** Reports a name that the provider cannot give. */
export interface NameFailure {
  readonly property: string;
  readonly reason: string;
}

/** Adds a name to inputs without one, as the provider does: the resource's name with random digits. */
export function withAutoname(
  { nameSuffix }: Pick<CloudProvider, "nameSuffix">,
  token: string,
  { autoname }: CloudType,
  inputs: Fields,
  resourceName: string,
  previous: Fields,
  seed: string,
): { readonly inputs: Fields; readonly failure?: NameFailure } {
  if (autoname === undefined || inputs[autoname.property] !== undefined || inputs.namePrefix !== undefined) {
    return { inputs };
  }
  const { property, maxLength = Number.POSITIVE_INFINITY, style = "random" } = autoname;
  const { separator, digits } = nameSuffix;
  const kept = previous[property];
  const drawn = {
    random: `${resourceName}${separator}${digest(seed).slice(0, digits)}`,
    copy: resourceName,
    uuid: uuid(seed),
  }[style];
  const name = typeof kept === "string" ? kept : drawn;
  const named = { inputs: { ...inputs, [property]: name } };
  /* These are the words of the bridge that providers are built with: pulumi-terraform-bridge/pkg/tfbridge/names.go */
  const reason = `could not make instance of '${token}': name '${resourceName}${separator}' plus ${digits} random chars is longer than maximum length ${maxLength}`;
  return name.length > maxLength ? { inputs, failure: { property, reason } } : named;
}

/** Returns the state that a preview of a creation shows: the inputs, with placeholders for values that the cloud adds inside them. */
export function previewOfCreation(type: CloudType, inputs: Fields, unknown: unknown): Fields {
  return { ...inputs, ...inside(type, inputs, () => unknown) };
}

/** Returns the inputs to which the cloud adds something, with the additions. */
function inside(type: CloudType, inputs: Fields, valueOf: (path: string, key: string) => unknown): Fields {
  const entries = Object.entries(type.computedInside ?? {}).flatMap(([path, keys]) => {
    const [property = "", ...within] = path.split(".");
    const given = at(inputs, property, ...within);
    const added = Object.fromEntries(keys.map((key) => [key, valueOf(path, key)]));
    return isRecord(given) ? [[property, replaceAt(inputs[property], within, { ...added, ...given })] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Replaces the value at a path of keys. */
function replaceAt(value: unknown, [key, ...within]: readonly string[], inner: Fields): Fields {
  if (key === undefined) {
    return inner;
  }
  const outer = isRecord(value) ? value : {};
  return { ...outer, [key]: replaceAt(outer[key], within, inner) };
}

/** Returns the state that a preview of an update shows: the old state and the new inputs, without values that only the cloud knows. */
export function previewOfUpdate(
  { common, stableOutputs }: Pick<CloudProvider, "common" | "stableOutputs">,
  type: CloudType,
  question: CloudQuestion,
  unknown: unknown,
): Fields {
  const { inputs, previous = {} } = question;
  const unstable =
    stableOutputs === undefined ? [] : Object.keys(previous).filter((key) => !stableOutputs.includes(key));
  const notKnown = (properties: readonly string[]) =>
    Object.fromEntries(properties.map((property) => [property, unknown]));
  const kept = inside(type, inputs, (property, key) =>
    stableOutputs === undefined ? at(previous, ...property.split("."), key) : unknown,
  );
  return {
    ...previous,
    ...notKnown(unstable),
    ...inputs,
    ...kept,
    ...common?.(type, question),
    ...notKnown(type.unknownOnUpdate ?? []),
  };
}

function withoutUndefined(properties: Fields): Fields {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
