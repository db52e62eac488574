import * as pulumi from "@pulumi/pulumi";
import { isRecord, type Shape } from "../components";
import { type Definitions, factsOf, type ShapeFacts } from "./shapes";

/** The parts of an Output that the SDK does not declare. */
interface Eventual {
  readonly isKnown: Promise<boolean>;
  promise(): Promise<unknown>;
}

/**
 * Replaces Outputs with their values where arguments must be plain. Languages cannot tell these arguments from others, and their values are
 * usually known: the version of a cluster that the program names. Secrets and unknown values stay; the component refuses them.
 */
export async function settled(
  shape: Shape,
  value: unknown,
  definitions: Definitions,
  source?: pulumi.Output<unknown>,
): Promise<unknown> {
  const facts = factsOf(shape, definitions);
  if (pulumi.Output.isInstance(value)) {
    const known = takesOutput(facts, definitions) ? undefined : await knownValue(value);
    return known === undefined ? value : settled(facts, known, definitions, value);
  }
  if (source !== undefined && takesOutput(facts, definitions)) {
    return source.apply(() => value);
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map((item) => settled(itemsOf(facts, definitions), item, definitions, source)));
  }
  if (!isRecord(value) || pulumi.Resource.isInstance(value)) {
    return value;
  }
  const entries = Object.entries(value).map(async ([key, member]): Promise<[string, unknown]> => {
    return [key, await settled(memberOf(facts, key, definitions), member, definitions, source)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Returns the value of an Output, unless it is a secret or not known yet. */
async function knownValue(output: pulumi.Output<unknown>): Promise<unknown> {
  const { isKnown } = output as unknown as Eventual;
  if ((await pulumi.isSecret(output)) || !(await isKnown)) {
    return undefined;
  }
  return (output as unknown as Eventual).promise();
}

function takesOutput(facts: ShapeFacts, definitions: Definitions): boolean {
  return (
    facts.output === true ||
    Object.keys(facts).length === 0 ||
    (facts.anyOf ?? []).some((way) => way !== false && takesOutput(factsOf(way, definitions), definitions))
  );
}

function itemsOf({ anyOf = [], items }: ShapeFacts, definitions: Definitions): Shape {
  return items ?? anyOf.map((way) => factsOf(way, definitions).items).find((one) => one !== undefined) ?? {};
}

/** Returns the shape of a key, which only some of a value's kinds may have. */
function memberOf(facts: ShapeFacts, key: string, definitions: Definitions): Shape {
  const { additionalProperties, anyOf = [], properties = {} } = facts;
  const ways = anyOf.map((way) => factsOf(way, definitions)).map((way) => memberOrNone(way, key));
  return properties[key] || ways.find(Boolean) || additionalProperties || {};
}

function memberOrNone({ additionalProperties, properties = {} }: ShapeFacts, key: string): Shape | undefined {
  return properties[key] ?? additionalProperties;
}
