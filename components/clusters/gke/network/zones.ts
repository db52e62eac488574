/** Letters of the zones in regions whose zones are not a, b and c. https://cloud.google.com/compute/docs/regions-zones#available */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({ "us-central1": "abcf", "us-east1": "bcd", "europe-west1": "bcd" }),
);

/** Reports whether a text has the form of a region's name. */
export function isRegion(region: string): boolean {
  return /^[a-z]+-[a-z]+\d{1,2}$/.test(region);
}

/** Lists the zones of a region. */
export function zonesOf(region: string): string[] {
  return (letters.get(region) ?? "abc").split("").map((letter) => `${region}-${letter}`);
}
