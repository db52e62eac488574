/**
 * The letters of a region's zones. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 * Your account may see other letters in us-west-1, ca-central-1 and ap-northeast-1, because AWS shuffles them.
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

/** Lists the zones of a region. @default three */
export function zonesOfRegion(region: string): string[] {
  return (letters.get(region) ?? "abc").split("").map((letter) => `${region}${letter}`);
}

/** Returns a zone's id, such as `euc1-az1`: the short form of the region, and a number that differs between accounts. */
export function zoneId(region: string, zone: string): string {
  const [area = "", direction = "", number = ""] = region.split("-");
  return `${area}${direction.slice(0, 1)}${number}-az${zone.charCodeAt(zone.length - 1) - 96}`;
}
