import type { Capability } from "../capabilities";
import type { Cloud } from "../clusters/contract";
import type { CatalogueEntry } from "./addon";
import * as addons from "./catalogue";
import { runsOn } from "./clouds";

/** All add-ons that Keelson knows, by add-on name. */
export const catalogue: readonly CatalogueEntry[] = Object.values(addons);

/**
 * Lists the add-ons of the catalogue that can provide a capability. Retired add-ons are left out.
 *
 * @param cloud the cloud that the add-ons must run on. Default: any cloud
 */
export function catalogueProviders(capability: Capability<unknown>, cloud?: Cloud): string[] {
  return catalogue
    .filter(({ facts }) => facts.retired === undefined && (cloud === undefined || runsOn(facts, cloud)))
    .filter(({ capabilities }) => capabilities.some(({ name }) => name === capability.name))
    .map(({ facts }) => facts.name);
}
