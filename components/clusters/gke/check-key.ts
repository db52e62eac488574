import type * as pulumi from "@pulumi/pulumi";
import { expected, isPlain, type Problem } from "../../problems";

const keyPattern = /^projects\/[^/]+\/locations\/([^/]+)\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;

/** Lists the mistake in the name of a key, which must be in the region. https://cloud.google.com/kms/docs/getting-resource-ids */
export function checkKey(path: string, key: pulumi.Input<string> | undefined, region: string): Problem[] {
  const form = `the name of a key in ${region} (projects/…/locations/${region}/keyRings/…/cryptoKeys/…)`;
  return isPlain<string>(key) && keyPattern.exec(key)?.[1] !== region ? [expected(path, form, key)] : [];
}
