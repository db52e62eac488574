import { cloudOf, withAutoname } from "../clouds";
import { at, type Fields } from "../values";
import type { Judge } from "./judges";
import { type AttributePath, configurationOf, type Diagnostic, type TerraformProvider, typeNames } from "./terraform";

/** A resource that a judge is asked about. */
export interface Case {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Fields;
}

/** The judgement of one resource. */
export interface Judgement {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The provider's objections; none if it accepts the resource. */
  readonly objections: readonly string[];
  /** Why the resource or a part of it was not judged. */
  readonly notJudged: readonly string[];
}

/** Asks a provider about every resource, as it would be created. */
export async function judgeCases(
  judge: Judge,
  provider: TerraformProvider,
  cases: readonly Case[],
  settings: Fields,
): Promise<Judgement[]> {
  const schema = await provider.schema();
  const configuration = configurationOf(schema.provider.block, judge.configuration(settings));
  const refused = errorsIn(await provider.configure(configuration.value));
  if (refused.length > 0) {
    throw new Error(`${judge.tool} refuses its configuration: ${refused.join("; ")}`);
  }
  const typeOf = typeNames(judge.types, Object.keys(schema.resource_schemas));
  const answers: Judgement[] = [];
  for (const one of cases) {
    const type = typeOf(one.type);
    const block = type === undefined ? undefined : schema.resource_schemas[type]?.block;
    const { urn, name } = one;
    if (type === undefined || block === undefined) {
      answers.push({
        urn,
        type: one.type,
        name,
        objections: [],
        notJudged: ["this build of the provider does not have the type"],
      });
      continue;
    }
    const { value, unmatched } = configurationOf(block, namedInputs(one));
    answers.push({
      urn,
      type: one.type,
      name,
      objections: await objectionsTo(provider, type, value),
      notJudged: unmatched.map((path) => `${path}: the provider's schema does not have it`),
    });
  }
  return answers;
}

async function objectionsTo(provider: TerraformProvider, type: string, configuration: unknown): Promise<string[]> {
  const invalid = errorsIn(await provider.validate(type, configuration));
  return invalid.length > 0
    ? invalid
    : errorsIn((await provider.plan(type, null, configuration, configuration)).diagnostics);
}

/** Adds the name that Pulumi would give. */
function namedInputs({ type: token, name, inputs, urn }: Case): Fields {
  const provider = cloudOf(token)?.provider;
  const type = provider?.types[token];
  return provider === undefined || type === undefined
    ? inputs
    : withAutoname(provider, token, type, inputs, name, {}, urn).inputs;
}

function errorsIn(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === "ERROR").map(sentenceOf);
}

function sentenceOf({ summary, detail, attribute }: Diagnostic): string {
  const path = attribute === undefined || attribute === null ? "" : pathOf(attribute);
  const words = [summary, detail]
    .filter((part) => part !== "")
    .join(": ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return path === "" ? words : `${path}: ${words}`;
}

/** Writes a provider's path in Pulumi's form. */
function pathOf({ steps }: AttributePath): string {
  return steps
    .map((step, index) => {
      const name = at(step, "attribute_name");
      const key = at(step, "element_key_string");
      if (typeof name === "string" && name !== "") {
        return `${index === 0 ? "" : "."}${name.replaceAll(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}`;
      }
      return typeof key === "string" && key !== "" ? `["${key}"]` : `[${String(at(step, "element_key_int") ?? 0)}]`;
    })
    .join("");
}
