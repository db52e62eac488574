import type { Regions } from "../../shared-checks";
import facts from "../facts.json";

/** Letters of the zones in regions whose zones are not a, b and c. https://cloud.google.com/compute/docs/regions-zones#available */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({ "us-central1": "abcf", "us-east1": "bcd", "europe-west1": "bcd" }),
);

/** The regions of Google Cloud. */
export const regions: Regions = {
  form: "a region of Google Cloud such as europe-west3 (for a zone, set the option location)",
  known: facts.regions,
  source: facts.source,
};

/** Lists the zones of a region. */
export function zonesOf(region: string): string[] {
  return (letters.get(region) ?? "abc").split("").map((letter) => `${region}-${letter}`);
}
