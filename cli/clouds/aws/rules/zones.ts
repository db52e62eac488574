/**
 * Letters of the zones of regions. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 * An account may see other letters in us-west-1, ca-central-1 and ap-northeast-1: AWS shuffles them.
 */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "us-east-1": "abcdef",
    "us-west-1": "ac",
    "us-west-2": "abcd",
    "ca-central-1": "abd",
    "ap-northeast-1": "acd",
    "ap-northeast-2": "abcd",
    "cn-north-1": "abd",
  }),
);

/** The zones of a region; three, where nothing else is known. */
export function zonesOfRegion(region: string): string[] {
  return (letters.get(region) ?? "abc").split("").map((letter) => `${region}${letter}`);
}
