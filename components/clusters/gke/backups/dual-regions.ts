/** The location of a bucket in two regions. */
export interface DualRegion {
  /** Name of the location, for instance `EUR4`. */
  readonly location: string;
  /** The two regions, if the location contains more than two regions. */
  readonly regions?: readonly [string, string];
}

/** Pairs of regions for which Cloud Storage has a location, by location. https://cloud.google.com/storage/docs/locations#location-dr */
const predefined: Readonly<Record<string, readonly [string, string]>> = {
  ASIA1: ["asia-northeast1", "asia-northeast2"],
  EUR4: ["europe-north1", "europe-west4"],
  EUR5: ["europe-west1", "europe-west2"],
  EUR7: ["europe-west2", "europe-west3"],
  EUR8: ["europe-west3", "europe-west6"],
  NAM4: ["us-central1", "us-east1"],
};

/**
 * Locations in which any two regions can be a pair. A country comes before its continent. https://cloud.google.com/storage/docs/locations#location-dr
 */
const configurable: Readonly<Record<string, readonly string[]>> = {
  AU: ["australia-southeast1", "australia-southeast2"],
  CA: ["northamerica-northeast1", "northamerica-northeast2"],
  DE: ["europe-west3", "europe-west10"],
  IN: ["asia-south1", "asia-south2"],
  IT: ["europe-west8", "europe-west12"],
  ASIA: ["asia-east1", "asia-southeast1"],
  EU: [
    "europe-central2",
    "europe-north1",
    "europe-southwest1",
    "europe-west1",
    "europe-west3",
    "europe-west4",
    "europe-west8",
    "europe-west9",
    "europe-west10",
    "europe-west12",
  ],
  US: ["us-central1", "us-east1", "us-east4", "us-east5", "us-south1", "us-west1", "us-west2", "us-west3", "us-west4"],
};

/** Returns the location of a bucket in two regions; `undefined` if Google does not pair them. */
export function dualRegion(region: string, other: string): DualRegion | undefined {
  const both = (regions: readonly string[]) => region !== other && regions.includes(region) && regions.includes(other);
  const [fixed] = Object.entries(predefined).find(([, pair]) => both(pair)) ?? [];
  const [chosen] = Object.entries(configurable).find(([, regions]) => both(regions)) ?? [];
  return fixed !== undefined
    ? { location: fixed }
    : chosen === undefined
      ? undefined
      : { location: chosen, regions: [region, other] };
}

/** Lists the regions with which Google pairs a region. */
export function pairsOf(region: string): readonly string[] {
  const groups = [...Object.values(predefined), ...Object.values(configurable)];
  const others = groups.filter((regions) => regions.includes(region)).flat();
  return [...new Set(others)].filter((other) => other !== region).toSorted();
}
