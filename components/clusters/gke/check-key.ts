import type * as pulumi from "@pulumi/pulumi";
import { matches } from "../../checks";
import type { Problem } from "../../problems";

/** Lists the mistake in the name of a key, which must be in the region. https://cloud.google.com/kms/docs/getting-resource-ids */
export function checkKey(path: string, key: pulumi.Input<string> | undefined, region: string): Problem[] {
  const pattern = new RegExp(`^projects/[^/]+/locations/${region}/keyRings/[^/]+/cryptoKeys/[^/]+$`);
  const form = `the name of a key in ${region} (projects/…/locations/${region}/keyRings/…/cryptoKeys/…)`;
  return matches(path, key, pattern, form);
}
