import { type Fields, text } from "../../values";
import type { CloudPlace, CloudQuestion } from "../contract";

/** The inputs of a resource, with the project and region that count if the inputs name none. */
export interface Located {
  readonly inputs: Fields;
  readonly place: Pick<CloudPlace, "accountId" | "region" | "zone">;
}

/** The first part of a link to a resource of Compute Engine. */
const computeApi = "https://www.googleapis.com/compute/v1/";

/** Returns the name that the inputs give, or else the resource's own. */
export function nameOf({ inputs, name }: Pick<CloudQuestion, "inputs" | "name">): string {
  return text(inputs.name) ?? name;
}

/** Returns the project of a resource. */
export function projectOf({ inputs, place }: Located): string {
  return text(inputs.project) ?? place.accountId;
}

/** Returns the region of a resource. */
export function regionOf({ inputs, place }: Located): string {
  return lastPart(text(inputs.region) ?? place.region);
}

/**
 * Returns the location of a cluster or a key ring: a region or a zone. A cluster without one is in the provider's zone.
 * hashicorp/terraform-provider-google, tpgresource/regional_utils.go
 */
export function locationOf({ inputs, place }: Located): string {
  return text(inputs.location) ?? place.zone ?? place.region;
}

/** Returns the last part of a name, an id or a link: the name in `projects/shop/global/networks/prod`. */
export function lastPart(reference: string): string {
  return reference.split("/").at(-1) ?? reference;
}

/** Returns the link to a resource of Compute Engine. https://cloud.google.com/apis/design/resource_names */
export function selfLink(id: string): string {
  return `${computeApi}${id}`;
}

/** Returns the id in a link, which some inputs take as well: `projects/shop/global/networks/prod`. */
export function idOf(reference: string): string {
  return reference.replace(/^https:\/\/[^/]+\/compute\/v1\//, "");
}

/** Returns the id of the network that the inputs refer to by its name, id or link. */
export function networkIdOf(located: Located): string {
  const given = idOf(text(located.inputs.network) ?? "");
  return given.includes("/") || given === "" ? given : `projects/${projectOf(located)}/global/networks/${given}`;
}

/** Returns the region of a zone or a region: `europe-west3` for `europe-west3-a`. */
export function regionOfLocation(location: string): string {
  return location.replace(/-[a-z]$/, "");
}

/** Lists the zones that Google picks for a location: three in a region. */
export function zonesOf(location: string): string[] {
  return location === regionOfLocation(location) ? ["a", "b", "c"].map((zone) => `${location}-${zone}`) : [location];
}

/** Returns the outputs of a resource that belongs to a project alone. */
export function inProject(located: Located): Fields {
  return { project: projectOf(located) };
}
