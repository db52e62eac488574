import { type Fields, text } from "../../values";

/** The minor version of a cluster that requests none. */
export const newestMinor = "1.35";

/**
 * Returns GKE's release of a minor version: the simulation has one of each. A release stays as it is.
 * https://cloud.google.com/kubernetes-engine/versioning#versioning_scheme
 */
export function releaseOf(version: string): string {
  const [, minor] = /^(\d+\.\d+)\.?$/.exec(version) ?? [];
  return minor === undefined ? version : `${minor}.1-gke.1000000`;
}

/** Returns the number after the first dot of `1.35` or `1.35.1-gke.1000000`. */
export function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? Number.NaN);
}

/** Answers the provider's function that lists the versions of a location which begin with a prefix. */
export function engineVersions(inputs: Fields): Fields {
  const release = releaseOf(text(inputs.versionPrefix) ?? newestMinor);
  const channels = { RAPID: release, REGULAR: release, STABLE: release, EXTENDED: release };
  return {
    ...inputs,
    id: "versions",
    defaultClusterVersion: release,
    latestMasterVersion: release,
    latestNodeVersion: release,
    validMasterVersions: [release],
    validNodeVersions: [release],
    releaseChannelDefaultVersion: channels,
    releaseChannelLatestVersion: channels,
    releaseChannelUpgradeTargetVersion: channels,
  };
}
