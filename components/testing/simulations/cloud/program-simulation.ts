import { runtime } from "@pulumi/pulumi";
import type { ResourceSimulation, SimulatedResource, SimulatedState } from "../simulation";
import { answerOf, previewOfCreation } from "./answer";
import type { CloudPlace } from "./cloud-type";
import { readableId } from "./ids";
import type { CloudProvider } from "./provider";

/** Where the programs of tests work. */
interface ProgramPlace extends Pick<CloudPlace, "accountId" | "region"> {
  /** Answers for a type that no rehearsal knows, which a test may use. */
  readonly unknownType: (resource: SimulatedResource) => SimulatedState;
}

/** How a cloud answers in tests of programs: as in a rehearsal, but with names for ids, so that they can be read. */
export function programSimulation(
  provider: CloudProvider,
  { unknownType, ...where }: ProgramPlace,
): ResourceSimulation {
  const place: CloudPlace = { ...where, newId: readableId };
  return {
    create: (resource) => {
      const { type: token, name, inputs, id } = resource;
      const type = provider.types[token];
      return type === undefined
        ? unknownType(resource)
        : answerOf(provider, type, { type: token, name, inputs, place }, id);
    },
    preview: ({ type: token, inputs }) => {
      const type = provider.types[token];
      return type === undefined ? inputs : previewOfCreation(type, inputs, runtime.unknownValue);
    },
  };
}
