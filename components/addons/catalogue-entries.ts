import type { Capability } from "../capabilities";
import type { Cloud } from "../clusters/contract";
import type { CatalogueEntry } from "./addon";
import * as addons from "./catalogue";
import { runsOn } from "./clouds";

/** All add-ons that Keelson knows, by add-on name. */
export const catalogue: readonly CatalogueEntry[] = Object.values(addons);

/**
 * Names the add-ons of the catalogue that could provide a capability, except retired ones.
 *
 * @param cloud the cloud that they must run on; left out, any cloud
 */
export function catalogueProviders(capability: Capability<unknown>, cloud?: Cloud): string[] {
  return catalogue
    .filter(({ facts }) => facts.retired === undefined && (cloud === undefined || runsOn(facts, cloud)))
    .filter(({ capabilities }) => capabilities.some(({ name }) => name === capability.name))
    .map(({ facts }) => facts.name);
}
