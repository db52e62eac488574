import { runtime } from "@pulumi/pulumi";
import type { ResourceSimulation } from "../../components/testing";
import { answerOf, previewOfCreation } from "./answer";
import { unversioned } from "./azure";
import type { Cloud } from "./cloud";
import type { CloudPlace } from "./contract";
import { readableId } from "./ids";

/** Simulates a cloud for programs without an engine. It works like a rehearsal, except that ids are names, so that you can read tests. */
export function programSimulation({ provider, testPlace, unknownType }: Cloud): ResourceSimulation {
  const place: CloudPlace = { ...testPlace, newId: readableId };
  return {
    create: (resource) => {
      const { name, inputs, id } = resource;
      const token = unversioned(resource.type);
      const type = provider.types[token];
      return type === undefined
        ? unknownType(resource)
        : answerOf(provider, type, { type: token, name, inputs, place }, id);
    },
    preview: ({ type: token, inputs }) => {
      const type = provider.types[unversioned(token)];
      return type === undefined ? inputs : previewOfCreation(type, inputs, runtime.unknownValue);
    },
  };
}
