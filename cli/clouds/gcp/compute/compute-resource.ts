import type { Fields } from "../../../values";
import type { IdentifiedQuestion } from "../../contract";
import { matches } from "../matches";
import { inProject, regionOf, selfLink } from "../names";

/* Facts that all resources of Compute Engine share: https://cloud.google.com/compute/docs/reference/rest/v1 */

export const autoname = { property: "name", maxLength: 63 };

/** https://cloud.google.com/compute/docs/naming-resources#resource-name-format */
export const computeName = matches(/^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$/);

/** The simulated time of every creation. */
export const creationTimestamp = "2000-01-01T00:00:00.000-00:00";

/** Returns the error for a second resource with the same id. */
export function alreadyExists(id: string): string {
  return `The resource '${id}' already exists`;
}

/** Returns the outputs that every resource in a region has. */
export function regionalOutputs(question: IdentifiedQuestion): Fields {
  return { ...inProject(question), region: regionOf(question), selfLink: selfLink(question.id) };
}
