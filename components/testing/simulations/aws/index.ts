import { runtime } from "@pulumi/pulumi";
import type { ResourceSimulation, SimulatedResource, SimulatedState } from "../simulation";
import { answerAws, awsTypes, emptyPlace, previewOfCreation } from "./answer";
import { regionalArn } from "./arns";
import { readableId } from "./ids";

export { type AwsAnswer, answerAws, awsTypes, previewOfCreation, previewOfUpdate, withAutoname } from "./answer";
export type { AwsPlace, AwsType } from "./aws-type";
export { realisticId } from "./ids";
export { numberAt, type Properties, recordsAt, textAt, textsAt, valueAt } from "./properties";
export * from "./rules";

/** How AWS answers in tests of programs: as in a rehearsal, but with names for ids, so that they can be read. */
export const aws: Readonly<Record<string, ResourceSimulation>> = {
  "aws:": { create: createResource, preview: previewResource },
};

const place = emptyPlace("111122223333", "eu-central-1", readableId);

function createResource({ type: token, name, inputs, id }: SimulatedResource): SimulatedState {
  const type = awsTypes[token];
  return type === undefined
    ? unknownResource(token, name, inputs, id)
    : answerAws(type, { type: token, name, inputs, place }, id);
}

function previewResource({ type: token, inputs }: SimulatedResource): Readonly<Record<string, unknown>> {
  const type = awsTypes[token];
  return type === undefined ? inputs : previewOfCreation(type, inputs, runtime.unknownValue);
}

/** A test may use types that no rehearsal knows: they get an id, an ARN and a name. */
function unknownResource(
  type: string,
  name: string,
  inputs: SimulatedResource["inputs"],
  knownId?: string,
): SimulatedState {
  const [, service = "", kind = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  const id = knownId ?? (typeof inputs.name === "string" ? inputs.name : name);
  return { id, state: { name: id, arn: regionalArn(place, service, `${kind.toLowerCase()}/${id}`), ...inputs } };
}
