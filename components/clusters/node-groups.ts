/** A node group of EKS or an agent pool of AKS. It is one of `nodePools`, or the part of a pool in one zone with a share of `min` and `max`. */
export interface PlannedGroup {
  readonly name: string;
  readonly zones: readonly string[];
  readonly min: number;
  readonly max: number;
}

/**
 * Splits a pool into one group for each zone. The groups share `min` and `max`. The first zones get the remainder.
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
