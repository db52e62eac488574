import { isDeepStrictEqual } from "node:util";
import { answerOf, awsProvider, withAutoname } from "../../../../cli/clouds";
import {
  configurationOf,
  errorsIn,
  nothing,
  type ProviderSchema,
  pathText,
  proposedState,
  type StoredState,
  type TerraformProvider,
  typeNames,
} from "../../../../cli/judges/terraform";
import { type Fields, fields, isRecord } from "../../../../cli/values";
import type { RegisteredResource, SimulatedResource, SimulatedState } from "../../../../components/testing";
import { OtherNames } from "./names";

/** The simulated place of a stack. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** Answers for a resource as the simulated cloud does, with ids of which each is there once. */
export function simulated({ inputs, name, type: token }: SimulatedResource, place: Place): SimulatedState {
  const type = awsProvider.types[token];
  if (type === undefined) {
    throw new Error(`${token} is not simulated`);
  }
  const named = withAutoname(awsProvider, token, type, inputs, name, {}, name).inputs;
  return answerOf(awsProvider, type, {
    type: token,
    name,
    inputs: named,
    place: { ...place, newId: (prefix, of) => awsProvider.drawId(prefix, `${token} ${name} ${of}`) },
  });
}

/** Properties that the mock forgets or makes up, by type, in the provider's names. They are taken from the plan. */
export type Forgotten = Readonly<Record<string, readonly string[]>>;

/** A resource that a provider made. */
export interface Deployed {
  readonly resource: RegisteredResource;
  readonly stored: StoredState;
}

/** Deploys resources of AWS by the code of its provider, to the address that the provider calls. */
export class Deployment {
  readonly #provider: TerraformProvider;
  readonly #schema: ProviderSchema;
  readonly #typeOf: (token: string) => string | undefined;
  readonly #place: Place;
  readonly #forgotten: Forgotten;
  readonly #names = new OtherNames();

  constructor(provider: TerraformProvider, schema: ProviderSchema, place: Place, forgotten: Forgotten) {
    this.#provider = provider;
    this.#schema = schema;
    this.#place = place;
    this.#forgotten = forgotten;
    this.#typeOf = typeNames("aws", Object.keys(schema.resource_schemas));
  }

  /** Makes a resource of an account that a program expects to find there, by the provider's own type. */
  async prepare(type: string, id: string): Promise<void> {
    const block = this.#schema.resource_schemas[type]?.block;
    if (block === undefined) {
      throw new Error(`the provider does not have ${type}`);
    }
    const { made } = await this.#make(type, configurationOf(block, {}).value);
    this.#names.learn({ id }, made.state, {});
  }

  /** Makes a resource. Ids of earlier ones in its inputs are replaced by those that the cloud gave. */
  async create(resource: RegisteredResource): Promise<Deployed> {
    const { config, type } = this.#shapeOf(resource);
    const { made, planned } = await this.#make(type, config);
    this.#learn(resource, made.state);
    return { resource, stored: this.#remembered(resource, planned, made) };
  }

  /** Reads a resource again. @throws Error if it is gone */
  async read({ resource, stored }: Deployed): Promise<Deployed> {
    const read = await this.#provider.read(this.#shapeOf(resource).type, stored);
    refuse(read.diagnostics);
    if (!isRecord(read.state)) {
      throw new Error("is gone");
    }
    return { resource, stored: this.#remembered(resource, stored.state, read) };
  }

  /** Returns the properties that the next update would change, in the provider's names. */
  async changes(deployed: Deployed): Promise<readonly string[]> {
    const { planned } = await this.#planned(deployed, deployed.resource.inputs);
    return differences(deployed.stored.state, planned.state);
  }

  /** Changes a resource in place. @throws Error if the provider would replace it */
  async update(deployed: Deployed, inputs: Fields): Promise<Deployed> {
    const { config, planned, type } = await this.#planned(deployed, inputs);
    if (planned.requiresReplace.length > 0) {
      throw new Error(`would be replaced by ${planned.requiresReplace.map(({ steps }) => pathText(steps)).join(", ")}`);
    }
    const changed = await this.#provider.apply(type, deployed.stored.state, planned, config);
    refuse(changed.diagnostics);
    const resource = { ...deployed.resource, inputs };
    return { resource, stored: this.#remembered(resource, planned.state, changed) };
  }

  async delete({ resource, stored }: Deployed): Promise<void> {
    const { type } = this.#shapeOf(resource);
    const planned = await this.#provider.plan(type, stored, null, null);
    refuse(planned.diagnostics);
    const gone = await this.#provider.apply(type, stored.state, planned, null);
    refuse(gone.diagnostics);
  }

  #remembered({ type }: RegisteredResource, planned: unknown, { ownNotes, state }: StoredState): StoredState {
    const kept = (this.#forgotten[type] ?? []).map((key) => [key, fields(planned)[key]] as const);
    return { ownNotes, state: { ...fields(state), ...Object.fromEntries(kept) } };
  }

  async #make(type: string, config: Fields) {
    refuse(await this.#provider.validate(type, config));
    const planned = await this.#provider.plan(type, nothing, config, config);
    refuse(planned.diagnostics);
    const made = await this.#provider.apply(type, null, planned, config);
    refuse(made.diagnostics);
    return { made, planned: planned.state };
  }

  async #planned({ resource, stored }: Deployed, inputs: Fields) {
    const { block, config, type } = this.#shapeOf({ ...resource, inputs });
    const prior = isRecord(stored.state) ? stored.state : {};
    const planned = await this.#provider.plan(type, stored, proposedState(block, prior, config), config);
    refuse(planned.diagnostics);
    return { config, planned, type };
  }

  #shapeOf({ inputs, name, type: token }: RegisteredResource) {
    const type = this.#typeOf(token);
    const block = type === undefined ? undefined : this.#schema.resource_schemas[type]?.block;
    const facts = awsProvider.types[token];
    if (type === undefined || block === undefined || facts === undefined) {
      throw new Error(`${token}: the provider does not have the type`);
    }
    const named = withAutoname(awsProvider, token, facts, inputs, name, {}, name).inputs;
    return { block, config: configurationOf(block, this.#names.in(named)).value, type };
  }

  #learn(resource: RegisteredResource, real: unknown): void {
    const { block } = this.#shapeOf(resource);
    const { state } = simulated(resource, this.#place);
    this.#names.learn(configurationOf(block, state).value, real, resource.inputs);
  }
}

function refuse(diagnostics: Parameters<typeof errorsIn>[0]): void {
  const errors = errorsIn(diagnostics);
  if (errors.length > 0) {
    throw new Error(errors.join("; "));
  }
}

/** Lists the properties in which two states differ. */
function differences(before: unknown, after: unknown): string[] {
  const [from, to] = [before, after].map((state) => (isRecord(state) ? state : {}));
  const keys = new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})]);
  return [...keys].filter((key) => !isDeepStrictEqual(from?.[key], to?.[key])).sort();
}
