import type * as pulumi from "@pulumi/pulumi";
import { expected, isPlain, type Problem } from "../../problems";

const keyPattern = /^projects\/[^/]+\/locations\/([^/]+)\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;

/**
 * Lists the mistake in the name of a KMS key. If a region is given, the key must be in this region.
 * https://cloud.google.com/kms/docs/getting-resource-ids
 */
export function checkKey(path: string, key: pulumi.Input<string> | undefined, region: string | undefined): Problem[] {
  const where = region === undefined ? "" : ` in ${region}`;
  const form = `the name of a key${where} (projects/…/locations/${region ?? "…"}/keyRings/…/cryptoKeys/…)`;
  const location = isPlain<string>(key) ? keyPattern.exec(key)?.[1] : region;
  const isRight = region === undefined ? location !== undefined || key === undefined : location === region;
  return isRight ? [] : [expected(path, form, key)];
}
