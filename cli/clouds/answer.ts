import { isFields } from "../values";
import type { CloudQuestion, CloudType } from "./contract";
import { digest, uuid } from "./ids";
import { type Properties, valueAt } from "./properties";
import type { CloudProvider } from "./provider";

/** What a cloud has made or changed: its id, and all that the provider then knows of it. */
export interface CloudAnswer {
  readonly id: string;
  readonly state: Properties;
}

/** Answers as the provider would once a resource is made, or changed where its id is given. */
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

/** A name that the provider cannot give. */
export interface NameFailure {
  readonly property: string;
  readonly reason: string;
}

/** The inputs with the name that the provider gives where the program gives none: the resource's, and random digits. */
export function withAutoname(
  { nameSuffix }: Pick<CloudProvider, "nameSuffix">,
  token: string,
  { autoname }: CloudType,
  inputs: Properties,
  resourceName: string,
  previous: Properties,
  seed: string,
): { readonly inputs: Properties; readonly failure?: NameFailure } {
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
  // In the words of the bridge that providers are made with: pulumi-terraform-bridge/pkg/tfbridge/names.go
  const reason = `could not make instance of '${token}': name '${resourceName}${separator}' plus ${digits} random chars is longer than maximum length ${maxLength}`;
  return name.length > maxLength ? { inputs, failure: { property, reason } } : named;
}

/** What a preview of a creation knows: what is asked for, and where the cloud will add to it. */
export function previewOfCreation(type: CloudType, inputs: Properties, unknown: unknown): Properties {
  return { ...inputs, ...inside(type, inputs, () => unknown) };
}

/** The properties to which the cloud adds something, with what it adds. */
function inside(type: CloudType, inputs: Properties, valueOf: (path: string, key: string) => unknown): Properties {
  const entries = Object.entries(type.computedInside ?? {}).flatMap(([path, keys]) => {
    const [property = "", ...within] = path.split(".");
    const given = valueAt(inputs, property, ...within);
    const added = Object.fromEntries(keys.map((key) => [key, valueOf(path, key)]));
    return isFields(given) ? [[property, laidInto(inputs[property], within, { ...added, ...given })] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** A value with another in the place that a path of keys leads to. */
function laidInto(value: unknown, [key, ...within]: readonly string[], inner: Properties): Properties {
  if (key === undefined) {
    return inner;
  }
  const outer = isFields(value) ? value : {};
  return { ...outer, [key]: laidInto(outer[key], within, inner) };
}

/** What a preview of an update knows: what was there and what is asked for, without what only the cloud can say. */
export function previewOfUpdate(
  { common, stableOutputs }: Pick<CloudProvider, "common" | "stableOutputs">,
  type: CloudType,
  question: CloudQuestion,
  unknown: unknown,
): Properties {
  const { inputs, previous = {} } = question;
  const unstable =
    stableOutputs === undefined ? [] : Object.keys(previous).filter((key) => !stableOutputs.includes(key));
  const notKnown = (properties: readonly string[]) =>
    Object.fromEntries(properties.map((property) => [property, unknown]));
  const kept = inside(type, inputs, (property, key) =>
    stableOutputs === undefined ? valueAt(previous, ...property.split("."), key) : unknown,
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

function withoutUndefined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
