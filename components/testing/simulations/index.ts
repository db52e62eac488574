import type { PublicCloud } from "../../clusters/contract";
import { aws } from "./aws";
import { azure, azureCalls } from "./azure";
import { gcp, gcpCalls } from "./gcp";
import { kubernetes } from "./kubernetes";
import type {
  ResourceSimulation,
  Simulate,
  SimulateCall,
  SimulatedResource,
  SimulatedState,
  Simulation,
} from "./simulation";

export type { Simulate, SimulateCall, SimulatedResource, SimulatedState, Simulation };

/** By type prefix, the longest wins; a cloud is added by adding its table. */
const resources: Readonly<Record<string, ResourceSimulation>> = Object.assign(
  {},
  ...Object.values({ aws, azure, gcp } satisfies Record<PublicCloud, Readonly<Record<string, ResourceSimulation>>>),
  kubernetes,
);

/** By prefix of the function's token, the longest wins. */
const calls: Readonly<Record<string, SimulateCall>> = { ...azureCalls, ...gcpCalls };

/** What a provider would answer once the resource is made. */
export function simulate(resource: SimulatedResource, own: Simulation = {}): SimulatedState {
  const custom = longestPrefix(own.resources ?? {}, resource.type);
  return (custom ?? longestPrefix(resources, resource.type)?.create ?? echo)(resource);
}

/** What a provider would already know in a preview: its inputs, and the names that it gives. */
export function previewState(resource: SimulatedResource): Readonly<Record<string, unknown>> {
  return longestPrefix(resources, resource.type)?.preview?.(resource) ?? resource.inputs;
}

/** What a provider's function would answer. */
export function simulateCall(
  token: string,
  inputs: Readonly<Record<string, unknown>>,
  own: Simulation = {},
): Readonly<Record<string, unknown>> {
  const answer = own.call?.(token, inputs) ?? longestPrefix(calls, token)?.(token, inputs);
  if (answer === undefined) {
    throw new Error(
      `function ${token} was called, and nothing here answers it: simulated are ${listed(Object.keys(calls))}; add it to components/testing/simulations, or answer it by the option simulate.call`,
    );
  }
  return answer;
}

/** A resource that is what it was asked to be, with its name as its id. */
function echo(resource: SimulatedResource): SimulatedState {
  return { id: resource.id ?? resource.name, state: resource.inputs };
}

function longestPrefix<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  const fitting = Object.keys(table).filter((prefix) => key.startsWith(prefix));
  const longest = fitting.reduce<string | undefined>(
    (best, prefix) => (best === undefined || prefix.length > best.length ? prefix : best),
    undefined,
  );
  return longest === undefined ? undefined : table[longest];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
