import type { Regions } from "../../shared-checks";
import facts from "../facts.json";

/**
 * Letters of the zones in regions whose zones are not a, b and c.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "us-east-1": "abcdef",
    "us-west-2": "abcd",
    "ca-central-1": "abd",
    "ap-northeast-1": "acd",
    "ap-northeast-2": "abcd",
  }),
);

/** The regions of the partitions whose endpoints and ARNs the component knows. */
export const regions: Regions = {
  form: "a region of AWS such as eu-central-1",
  known: facts.regions,
  source: facts.source,
};

/** Lists the zones of a region; an account may see fewer. */
export function zonesOf(region: string): string[] {
  return (letters.get(region) ?? "abc").split("").map((letter) => `${region}${letter}`);
}
