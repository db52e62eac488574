type Properties = Readonly<Record<string, unknown>>;

/**
 * A resource that a program requests from a provider.
 *
 * @example
 * ```ts
 * import * as aws from "@pulumi/aws";
 * import { runProgram, type SimulatedResource } from "keelson/testing";
 *
 * const bucket = ({ name, inputs }: SimulatedResource) => ({ id: name, state: { ...inputs, arn: `arn:aws:s3:::${name}` } });
 * const run = runProgram(() => new aws.s3.Bucket("orders"), { simulate: { resources: { "aws:s3/": bucket } } });
 * ```
 */
export interface SimulatedResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  /** The id of an existing resource. Set only if the program reads or imports the resource. */
  readonly id?: string;
}

/**
 * A provider's answer.
 *
 * @example
 * ```ts
 * import type { SimulatedState } from "keelson/testing";
 *
 * const bucket: SimulatedState = { id: "orders", state: { bucket: "orders", arn: "arn:aws:s3:::orders" } };
 * ```
 */
export interface SimulatedState {
  readonly id: string;
  readonly state: Properties;
}

/** Simulates the creation of a resource. It must return equal answers for equal resources. */
export type Simulate = (resource: SimulatedResource) => SimulatedState;

/** Simulates a provider's function; `undefined` if it does not know the function. */
export type SimulateCall = (token: string, inputs: Properties) => Properties | undefined;

/**
 * Simulates the resources of some types.
 *
 * @example
 * ```ts
 * import type { ResourceSimulation } from "keelson/testing";
 *
 * const bucket: ResourceSimulation = {
 *   create: ({ name, inputs }) => ({ id: name, state: { ...inputs, arn: `arn:aws:s3:::${name}` } }),
 *   preview: ({ name, inputs }) => ({ bucket: name, ...inputs }),
 * };
 * ```
 */
export interface ResourceSimulation {
  readonly create: Simulate;
  /** Returns the outputs that a preview knows. The inputs may contain marks for secret and unknown values. @default the inputs */
  readonly preview?: (resource: SimulatedResource) => Properties;
  /** Returns the outputs that a preview knows when the program reads an existing resource. @default the inputs */
  readonly existing?: (resource: SimulatedResource) => Properties;
}

/**
 * Simulated providers.
 *
 * @example
 * ```ts
 * import type { Simulation } from "keelson/testing";
 *
 * const simulation: Simulation = {
 *   resources: { "aws:s3/": ({ name, inputs }) => ({ id: name, state: { ...inputs, arn: `arn:aws:s3:::${name}` } }) },
 *   call: (token) => (token === "aws:index/getCallerIdentity:getCallerIdentity" ? { accountId: "111122223333" } : undefined),
 * };
 * ```
 */
export interface Simulation {
  /** The simulated resources, by a prefix of their type. The longest prefix wins. */
  readonly resources?: Readonly<Record<string, Simulate | ResourceSimulation>>;
  readonly call?: SimulateCall;
}

/** Returns a provider's answer to the creation of a resource. The first simulation that knows the type answers. */
export function simulate(resource: SimulatedResource, simulations: readonly Simulation[]): SimulatedState {
  const [known] = simulationsOf(resource, simulations);
  const create = typeof known === "function" ? known : known?.create;
  return create === undefined ? echo(resource) : create(resource);
}

/** Returns the outputs that a provider knows in a preview: the inputs, and names that the provider generates. */
export function previewState(resource: SimulatedResource, simulations: readonly Simulation[]): Properties {
  const previews = simulationsOf(resource, simulations).flatMap((known) =>
    typeof known === "function" ? [] : (known.preview ?? []),
  );
  return previews[0]?.(resource) ?? resource.inputs;
}

/** Returns the outputs that a provider knows in a preview when the program reads a resource. */
export function existingState(resource: SimulatedResource, simulations: readonly Simulation[]): Properties {
  const readers = simulationsOf(resource, simulations).flatMap((known) =>
    typeof known === "function" ? [] : (known.existing ?? []),
  );
  return readers[0]?.(resource) ?? resource.inputs;
}

/**
 * Returns the result of a provider's function.
 *
 * @throws Error if no simulation knows the function
 */
export function simulateCall(token: string, inputs: Properties, simulations: readonly Simulation[]): Properties {
  for (const { call } of simulations) {
    const answer = call?.(token, inputs);
    if (answer !== undefined) {
      return answer;
    }
  }
  throw new Error(`function ${token} is not simulated; answer it in \`call\` of the option \`simulate\``);
}

function simulationsOf(
  { type }: SimulatedResource,
  simulations: readonly Simulation[],
): (Simulate | ResourceSimulation)[] {
  return simulations.flatMap(({ resources = {} }) => longestPrefix(resources, type) ?? []);
}

/** Answers with the resource's inputs as the outputs, and with its name as the id. */
function echo(resource: SimulatedResource): SimulatedState {
  return { id: resource.id ?? resource.name, state: resource.inputs };
}

function longestPrefix<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  const fitting = Object.keys(table).filter((prefix) => key.startsWith(prefix));
  const [longest] = fitting.sort((one, other) => other.length - one.length);
  return longest === undefined ? undefined : table[longest];
}
