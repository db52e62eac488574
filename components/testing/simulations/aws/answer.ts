import type { AwsPlace, AwsQuestion, AwsType, AwsTypes } from "./aws-type";
import { ec2Access } from "./ec2-access";
import { ec2Network } from "./ec2-network";
import { eks } from "./eks";
import { iam } from "./iam";
import { digest } from "./ids";
import { messages } from "./messages";
import type { Properties } from "./properties";
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

/** The inputs with the name that the provider gives where the program gives none: `name-` and seven random digits. */
export function withAutoname(
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
  const name = typeof kept === "string" ? kept : `${resourceName}-${digest(seed).slice(0, 7)}`;
  const tooLong = name.length > maxLength;
  const reason = `failed to generate ${property} for ${resourceName}: ${name} is longer than the ${maxLength} characters that are allowed; use a shorter resource name, or give ${property}`;
  return { inputs: { ...inputs, [property]: name }, ...(tooLong ? { failure: { property, reason } } : {}) };
}

/** What a preview of an update knows: what was there and what is asked for, without what only AWS can say. */
export function previewOfUpdate(type: AwsType, previous: Properties, inputs: Properties, unknown: unknown): Properties {
  const notKnown = Object.fromEntries((type.unknownOnUpdate ?? []).map((property) => [property, unknown]));
  const tagsAll = isRecord(inputs.tags) ? { tagsAll: inputs.tags } : {};
  return { ...previous, ...inputs, ...tagsAll, ...notKnown };
}

/** A place in which nothing exists yet. */
export function emptyPlace(accountId: string, region: string, newId: AwsPlace["newId"]): AwsPlace {
  return { accountId, region, newId };
}

function withoutUndefined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
