import { type Fields, items } from "../../../values";

/** Returns the secondary range of a subnetwork that has this name. */
export function secondaryRange(subnetwork: Fields | undefined, name: string | undefined): Fields | undefined {
  return name === undefined
    ? undefined
    : items(subnetwork, "secondaryIpRanges").find(({ rangeName }) => rangeName === name);
}
