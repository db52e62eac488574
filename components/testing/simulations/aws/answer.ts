import type { AwsPlace, AwsQuestion, AwsType, AwsTypes } from "./aws-type";
import { ec2Access } from "./ec2-access";
import { ec2Network } from "./ec2-network";
import { eks } from "./eks";
import { iam } from "./iam";
import { digest } from "./ids";
import { messages } from "./messages";
import { type Properties, valueAt } from "./properties";
import { isRecord } from "../../wire-values";
import { storage } from "./storage";

/** Every type that the simulation knows, by Pulumi's token. */
export const awsTypes: AwsTypes = { ...ec2Network, ...ec2Access, ...eks, ...iam, ...storage, ...messages };

/** What AWS has made or changed: its id, and all that the provider then knows of it. */
export interface AwsAnswer {
  readonly id: string;
  readonly state: Properties;
}

/** Answers as the provider would once a resource is made, or changed where a previous state is given. */
export function answerAws(type: AwsType, question: AwsQuestion, knownId?: string): AwsAnswer {
  const { inputs, name, place } = question;
  const id = knownId ?? type.id(question);
  const named = type.autoname === undefined ? {} : { [type.autoname.property]: name };
  const regional = type.global === true ? {} : { region: place.region };
  const computed = type.computed?.({ ...question, id }) ?? {};
  const tagsAll = isRecord(inputs.tags) ? { tagsAll: inputs.tags } : {};
  return {
    id,
    state: withoutUndefined({ ...regional, ...type.defaults, ...named, ...inputs, ...tagsAll, ...computed, id }),
  };
}

/** Random digits at the end of a name that the provider gives. */
const randomDigits = 7;

/** The inputs with the name that the provider gives where the program gives none: `name-` and seven random digits. */
export function withAutoname(
  token: string,
  { autoname }: AwsType,
  inputs: Properties,
  resourceName: string,
  previous: Properties,
  seed: string,
): { readonly inputs: Properties; readonly failure?: { readonly property: string; readonly reason: string } } {
  if (autoname === undefined || inputs[autoname.property] !== undefined || inputs.namePrefix !== undefined) {
    return { inputs };
  }
  const { property, maxLength } = autoname;
  const kept = previous[property];
  const name = typeof kept === "string" ? kept : `${resourceName}-${digest(seed).slice(0, randomDigits)}`;
  const named = { inputs: { ...inputs, [property]: name } };
  // In the words of the bridge that the provider is made with: pulumi-terraform-bridge/pkg/tfbridge/names.go
  const reason = `could not make instance of '${token}': name '${resourceName}-' plus ${randomDigits} random chars is longer than maximum length ${maxLength}`;
  return name.length > maxLength ? { inputs, failure: { property, reason } } : named;
}

/** What a preview of a creation knows: what is asked for, and where AWS will add to it. */
export function previewOfCreation(type: AwsType, inputs: Properties, unknown: unknown): Properties {
  return { ...inputs, ...inside(type, inputs, () => unknown) };
}

/** The properties to which AWS adds something, with what it adds. */
function inside(type: AwsType, inputs: Properties, valueOf: (property: string, key: string) => unknown): Properties {
  const entries = Object.entries(type.computedInside ?? {}).flatMap(([property, keys]) => {
    const given = inputs[property];
    const added = Object.fromEntries(keys.map((key) => [key, valueOf(property, key)]));
    return isRecord(given) ? [[property, { ...added, ...given }] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** What a preview of an update knows: what was there and what is asked for, without what only AWS can say. */
export function previewOfUpdate(type: AwsType, previous: Properties, inputs: Properties, unknown: unknown): Properties {
  const notKnown = Object.fromEntries((type.unknownOnUpdate ?? []).map((property) => [property, unknown]));
  const tagsAll = isRecord(inputs.tags) ? { tagsAll: inputs.tags } : {};
  const kept = inside(type, inputs, (property, key) => valueAt(previous, property, key));
  return { ...previous, ...inputs, ...kept, ...tagsAll, ...notKnown };
}

/** A place in which nothing exists yet. */
export function emptyPlace(accountId: string, region: string, newId: AwsPlace["newId"]): AwsPlace {
  return { accountId, region, newId };
}

function withoutUndefined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
