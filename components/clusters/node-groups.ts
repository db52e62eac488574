/** A node group of EKS or an agent pool of AKS: one of `nodePools`, or its part in one zone with its share of `min` and `max`. */
export interface PlannedGroup {
  readonly name: string;
  readonly zones: readonly string[];
  readonly min: number;
  readonly max: number;
}

/**
 * Splits a pool into one group for each zone. They share its bounds; the first zones get the remainder.
 *
 * @param between the text between the pool's name and the zone's last letter
 */
export function groupsPerZone({ name, zones, min, max }: PlannedGroup, between: string): PlannedGroup[] {
  return zones.map((zone, index) => ({
    name: `${name}${between}${zone.slice(-1)}`,
    zones: [zone],
    min: share(min, zones.length, index),
    max: share(max, zones.length, index),
  }));
}

function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}
