import { cloudOf, withAutoname } from "../clouds";
import type { Fields } from "../values";
import type { Judge } from "./judges";
import { withKnownState } from "./known-state";
import {
  configurationOf,
  errorsIn,
  fromJson,
  nothing,
  type ProviderSchema,
  pathText,
  proposedState,
  type TerraformProvider,
  typeNames,
} from "./terraform";

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

/** A change of a resource that a judge is asked about. */
export interface ChangeCase extends Case {
  /** Its outputs before. */
  readonly before: Fields;
  readonly isReplaced: boolean;
}

/** The provider's plan for a change in place or by a replacement. */
export interface ChangeJudgement {
  readonly objections: readonly string[];
  /** The paths that force a replacement; none if the provider changes the resource in place. */
  readonly replacedBy: readonly string[];
}

/** Asks a configured provider about resources. */
export class ResourceJudge {
  readonly #provider: TerraformProvider;
  readonly #schema: ProviderSchema;
  readonly #typeOf: (token: string) => string | undefined;

  constructor(judge: Judge, provider: TerraformProvider, schema: ProviderSchema) {
    this.#provider = provider;
    this.#schema = schema;
    this.#typeOf = typeNames(judge.types, Object.keys(schema.resource_schemas));
  }

  /** Judges a resource as it would be created. */
  async creation(one: Case): Promise<Judgement> {
    const { urn, type, name } = one;
    const found = this.#configure(one.type, namedInputs(one));
    if (found === undefined) {
      const notJudged = ["this build of the provider does not have the type"];
      return { urn, type, name, objections: [], notJudged };
    }
    const { configuration, terraformType } = found;
    const { value, unmatched } = configuration;
    const invalid = errorsIn(await this.#provider.validate(terraformType, value));
    const plan = async () => errorsIn((await this.#provider.plan(terraformType, nothing, value, value)).diagnostics);
    const objections = invalid.length > 0 ? invalid : await plan();
    return {
      urn,
      type,
      name,
      objections,
      notJudged: unmatched.map((path) => `${path}: not in the provider's schema`),
    };
  }

  /** Judges the configuration of the provider itself, whose values Pulumi keeps as JSON. */
  async provider({ inputs, name, type, urn }: Case): Promise<Judgement> {
    const { block } = this.#schema.provider;
    const { value } = configurationOf(block, fromJson(block, inputs));
    return { urn, type, name, objections: errorsIn(await this.#provider.validateProvider(value)), notJudged: [] };
  }

  /** Judges a change of a resource's inputs, given its outputs. @returns undefined if this build does not have the type */
  async change(token: string, outputs: Fields, inputs: Fields): Promise<ChangeJudgement | undefined> {
    const { state, wanted: given } = withKnownState({ state: outputs, wanted: inputs });
    const before = this.#configure(token, state);
    const after = this.#configure(token, given);
    if (before === undefined || after === undefined) {
      return undefined;
    }
    const prior = { ...nothing, state: before.configuration.value };
    const wanted = after.configuration.value;
    const proposed = proposedState(after.block, prior.state, wanted);
    const { diagnostics, requiresReplace } = await this.#provider.plan(after.terraformType, prior, proposed, wanted);
    return { objections: errorsIn(diagnostics), replacedBy: requiresReplace.map(({ steps }) => pathText(steps)) };
  }

  /** Judges a change that was made: whether the provider accepts it, and replaces the resource as the change did. */
  async changed({ urn, type, name, before, inputs, isReplaced }: ChangeCase): Promise<Judgement> {
    const answer = await this.change(type, before, { ...before, ...inputs });
    if (answer === undefined) {
      return { urn, type, name, objections: [], notJudged: ["this build of the provider does not have the type"] };
    }
    const { objections, replacedBy } = answer;
    const differs = objections.length === 0 && replacedBy.length > 0 !== isReplaced;
    const got = isReplaced ? "a replacement" : "a change in place";
    const expected =
      replacedBy.length === 0 ? "a change in place" : `a replacement because of ${replacedBy.join(", ")}`;
    return {
      urn,
      type,
      name,
      objections: differs ? [`expected ${expected}, got ${got}`] : objections,
      notJudged: [],
    };
  }

  #configure(token: string, inputs: Fields) {
    const terraformType = this.#typeOf(token);
    const block = terraformType === undefined ? undefined : this.#schema.resource_schemas[terraformType]?.block;
    if (terraformType === undefined || block === undefined) {
      return undefined;
    }
    return { terraformType, block, configuration: configurationOf(block, inputs) };
  }
}

/** Configures a provider for judging offline. @throws Error with its words if it refuses */
export async function configuredJudge(
  judge: Judge,
  provider: TerraformProvider,
  settings: Fields,
): Promise<ResourceJudge> {
  const schema = await provider.schema();
  const { value } = configurationOf(schema.provider.block, judge.configuration(settings));
  const refused = errorsIn(await provider.configure(value));
  if (refused.length > 0) {
    throw new Error(`${judge.tool} refuses its configuration: ${refused.join("; ")}`);
  }
  return new ResourceJudge(judge, provider, schema);
}

/** Adds the name that Pulumi would give. */
function namedInputs({ type: token, name, inputs, urn }: Case): Fields {
  const provider = cloudOf(token)?.provider;
  const type = provider?.types[token];
  return provider === undefined || type === undefined
    ? inputs
    : withAutoname(provider, token, type, inputs, name, {}, urn).inputs;
}
