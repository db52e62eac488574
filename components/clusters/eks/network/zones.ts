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

/** Reports whether a text has the form of a region's name. */
export function isRegion(region: string): boolean {
  return /^[a-z]{2}(-[a-z]+)+-\d$/.test(region);
}

/** Lists the zones of a region; an account may see fewer. */
export function zonesOf(region: string): string[] {
  return (letters.get(region) ?? "abc").split("").map((letter) => `${region}${letter}`);
}
