import { type RegisteredResource, secretMark, unknownMark } from "../../../components/testing";
import { modelObjections } from "../../clouds";
import { labelOf } from "../label";

/** Lists the objections of the clouds' published API models, one line each. */
export function modelFindings(resources: readonly RegisteredResource[]): string[] {
  return objections(resources).map(({ line, warns }) =>
    warns
      ? `Keelson does not know this value, but Keelson's list may be incomplete; check the value: ${line}`
      : `refused by the cloud: ${line}`,
  );
}

/** Lists refusals by the clouds' published API models, one line each. */
export function modelRefusals(resources: readonly RegisteredResource[]): string[] {
  return objections(resources).flatMap(({ line, warns }) => (warns ? [] : [line]));
}

function objections(resources: readonly RegisteredResource[]) {
  return resources.flatMap((resource) =>
    modelObjections(resource.type, resource.inputs, [secretMark, unknownMark]).map(({ property, reason, warns }) => ({
      line: `${labelOf(resource)}: ${property}: ${reason}`,
      warns,
    })),
  );
}
