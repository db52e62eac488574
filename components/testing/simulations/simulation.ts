/** What a provider is told about a resource. */
export interface SimulatedResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Given when an existing resource is read or imported. */
  readonly id?: string;
}

/** What a provider answers. */
export interface SimulatedState {
  readonly id: string;
  readonly state: Readonly<Record<string, unknown>>;
}

/** Plays the making of a resource: the same answer for the same question. */
export type Simulate = (resource: SimulatedResource) => SimulatedState;

/** Plays a provider's function; `undefined` where it does not know the function. */
export type SimulateCall = (
  token: string,
  inputs: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>> | undefined;

/** A row of the table of simulations. */
export interface ResourceSimulation {
  readonly create: Simulate;
  /** What is known in a preview; its inputs may hold marks for secrets and unknowns. @default the inputs */
  readonly preview?: (resource: SimulatedResource) => Readonly<Record<string, unknown>>;
}

/** Answers of a test's own, which come before the built-in ones. */
export interface Simulation {
  /** By type prefix, the longest wins. */
  readonly resources?: Readonly<Record<string, Simulate>>;
  readonly call?: SimulateCall;
}
