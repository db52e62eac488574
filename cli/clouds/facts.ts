import type { PublicCloud, Simulation } from "../../components/testing";
import { aws } from "./aws";
import { azure, unversioned } from "./azure";
import type { Cloud } from "./cloud";
import type { TypeFacts } from "./contract";
import { gcp } from "./gcp";
import { readableId } from "./ids";
import { kubernetesFacts } from "./kubernetes";
import { programSimulation } from "./program-simulation";
import type { Replacement } from "./replacement";

/** Every cloud that plans show and rehearsals simulate. */
export const clouds: readonly Cloud[] = Object.values({ aws, azure, gcp } satisfies Record<PublicCloud, Cloud>);

/** The engine changes its own resource in place. */
const engineFacts: TypeFacts = { token: "pulumi:index:Stash", replacedBy: [] };

/** Returns the cloud that a type belongs to. */
export function cloudOf(token: string): Cloud | undefined {
  return clouds.find(({ prefix }) => token.startsWith(prefix));
}

/** Returns the facts about a type of a cloud, of Kubernetes or of the engine. */
export function factsOf(token: string): TypeFacts | undefined {
  if (token === engineFacts.token) {
    return engineFacts;
  }
  const ofCloud = clouds.map(({ types }) => types[unversioned(token)]).find((facts) => facts !== undefined);
  const ofKubernetes = kubernetesFacts(token);
  return ofCloud === undefined ? ofKubernetes : { ...ofKubernetes, ...ofCloud };
}

/** Returns the inputs of a type that force a replacement, or `undefined` if the type is unknown. */
export function replacementsOf(token: string): readonly Replacement[] | undefined {
  return factsOf(token)?.replacedBy;
}

/** Simulates all clouds for a program that runs without an engine. */
export const cloudSimulation: Simulation = cloudSimulationOf({});

/**
 * Simulates all clouds for a stack of a program that runs without an engine. Functions answer for the region that the stack's
 * configuration names.
 */
export function cloudSimulationOf(config: Readonly<Record<string, string>>): Simulation {
  return {
    resources: Object.fromEntries(clouds.map((cloud) => [cloud.prefix, programSimulation(cloud)])),
    call: (token, inputs) => {
      const cloud = cloudOf(token);
      const answer = cloud?.provider.functions?.[unversioned(token)];
      if (cloud === undefined || answer === undefined) {
        return undefined;
      }
      const { accountId, region } = cloud.testPlace;
      return answer(inputs, { accountId, region: config[cloud.regionKey] ?? region, newId: readableId });
    },
  };
}
