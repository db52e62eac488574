import type { CloudQuestion } from "../contract";
import { type Properties, textAt } from "../properties";

/** The first part of a link to something of Compute Engine. */
const computeApi = "https://www.googleapis.com/compute/v1/";

/** The project that a resource is in: its own, or its provider's. */
export function projectOf({ inputs, place }: Pick<CloudQuestion, "inputs" | "place">): string {
  return textAt(inputs, "project") || place.accountId;
}

/** The region that a resource is in: its own, or its provider's. */
export function regionOf({ inputs, place }: Pick<CloudQuestion, "inputs" | "place">): string {
  return lastPart(textAt(inputs, "region")) || place.region;
}

/** The location of a cluster or a key ring: a region, or a zone. */
export function locationOf({ inputs, place }: Pick<CloudQuestion, "inputs" | "place">): string {
  return textAt(inputs, "location") || place.region;
}

/** What a name, an id or a link ends with: the name in `projects/shop/global/networks/prod`. */
export function lastPart(reference: string): string {
  return reference.split("/").at(-1) ?? reference;
}

/** The link to something of Compute Engine by its id. https://cloud.google.com/apis/design/resource_names */
export function selfLink(id: string): string {
  return `${computeApi}${id}`;
}

/** An id from a link, which some inputs take as well: `projects/shop/global/networks/prod`. */
export function idOf(reference: string): string {
  return reference.replace(/^https:\/\/[^/]+\/compute\/v1\//, "");
}

/** The id of a network that is named by its name, its id or its link. */
export function networkIdOf(question: Pick<CloudQuestion, "inputs" | "place">): string {
  const given = idOf(textAt(question.inputs, "network"));
  return given.includes("/") || given === "" ? given : `projects/${projectOf(question)}/global/networks/${given}`;
}

/** The region of a zone or of a region: `europe-west3` of `europe-west3-a`. */
export function regionOfLocation(location: string): string {
  return location.replace(/-[a-z]$/, "");
}

/** The zones of a cluster's location, where nothing else is said; Google picks three of a region's. */
export function zonesOf(location: string): string[] {
  return location === regionOfLocation(location) ? ["a", "b", "c"].map((zone) => `${location}-${zone}`) : [location];
}

/** What is known of a resource that belongs to a project alone. */
export const inProject = (question: Pick<CloudQuestion, "inputs" | "place">): Properties => ({
  project: projectOf(question),
});
