import { type Properties, textAt } from "../properties";

/**
 * The release that GKE makes of a minor version, as far as the simulation goes: it has one of each.
 * https://cloud.google.com/kubernetes-engine/versioning#versioning_scheme
 */
export function releaseOf(version: string): string {
  const [, minor = ""] = /^(\d+\.\d+)(?:\.|$)/.exec(version) ?? [];
  return minor !== "" && (minor === version || `${minor}.` === version) ? `${minor}.1-gke.1000000` : version;
}

/** The number after the first dot of `1.35` or `1.35.1-gke.1000000`. */
export function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? Number.NaN);
}

/** Versions that a location has, for the prefix that is asked for, in what the provider's function answers. */
export function engineVersions(inputs: Properties): Properties {
  const prefix = textAt(inputs, "versionPrefix");
  const release = releaseOf(prefix === "" ? newest : prefix);
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

/** What a cluster gets that asks for no version. */
const newest = "1.35";
