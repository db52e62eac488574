/** Sizes of a family and generation that differ only in features and vCPUs. */
type Row = readonly [family: string, generation: number, features: string, vcpus: string];

/*
 * Azure's sizes with premium disks, except the families for GPUs and HPC and the family M. Read from
 * https://github.com/Azure/karpenter-provider-azure/blob/352646f599290c3a6d2f9710fb535a7b288f88ed/pkg/providers/pricing/zz_generated.pricing.go
 */
const rows: readonly Row[] = [
  ["B", 2, "ats pts ts", "2"],
  ["B", 2, "pls ps", "2 4 8 16"],
  ["B", 2, "als as ls s", "2 4 8 16 32"],
  ["D", 3, "s", "2 4 8 16 32 48 64"],
  ["D", 4, "ds s", "2 4 8 16 32 48 64"],
  ["D", 4, "as", "2 4 8 16 32 48 64 96"],
  ["D", 4, "ahs", "4"],
  ["D", 5, "ads as ds lds ls pds plds pls ps s", "2 4 8 16 32 48 64 96"],
  ["D", 6, "ads alds als as pds plds pls ps", "2 4 8 16 32 48 64 96"],
  ["D", 6, "lds ls nds nlds nls ns", "2 4 8 16 32 48 64 96 128"],
  ["D", 6, "ds s", "2 4 8 16 32 48 64 96 128 192"],
  ["D", 7, "ads alds als as", "2 4 8 16 32 48 64 96 128 160"],
  ["D", 7, "lds ls", "2 4 8 16 32 48 64 96 128 192 248"],
  ["D", 7, "ds s", "2 4 8 16 32 48 64 96 128 192 248 372"],
  ["D", 7, "ids is", "372"],
  ["DC", 2, "s", "1 2 4"],
  ["DC", 3, "ds s", "1 2 4 8 16 24 32 48"],
  ["DC", 5, "ads as", "2 4 8 16 32 48 64 96"],
  ["DC", 5, "eds es", "2 4 8 16 32 48 64 96 128"],
  ["DC", 6, "ads as", "2 4 8 16 32 48 64 96"],
  ["DC", 6, "eds es", "2 4 8 16 32 48 64 96 128"],
  ["E", 3, "s", "2 4 8 16 20 32 48 64"],
  ["E", 3, "is", "64"],
  ["E", 4, "ds s", "2 4 8 16 20 32 48 64"],
  ["E", 4, "as", "2 4 8 16 20 32 48 64 96"],
  ["E", 4, "ids is", "80"],
  ["E", 4, "ias", "96"],
  ["E", 5, "ads as ds pds ps s", "2 4 8 16 20 32 48 64 96"],
  ["E", 5, "bds bs", "2 4 8 16 32 48 64 96"],
  ["E", 5, "iads ias", "96 112"],
  ["E", 5, "ids is", "104"],
  ["E", 5, "ibds ibs", "112"],
  ["E", 6, "ads as", "2 4 8 16 20 32 48 64 96"],
  ["E", 6, "ds s", "2 4 8 16 20 32 48 64 96 128"],
  ["E", 6, "pds ps", "2 4 8 16 32 48 64 96"],
  ["E", 6, "bds bs nds ns", "2 4 8 16 32 48 64 96 128"],
  ["E", 6, "ibds ibs ids is", "192"],
  ["E", 7, "ds s", "2 4 8 16 20 32 48 64 96 128 192 248"],
  ["E", 7, "ads as", "2 4 8 16 32 48 64 96 128 160"],
  ["E", 7, "ids is", "372"],
  ["EC", 5, "ads as", "2 4 8 16 20 32 48 64 96"],
  ["EC", 5, "eds es", "2 4 8 16 32 48 64 96 128"],
  ["EC", 5, "iads ias", "96"],
  ["EC", 6, "ads as", "2 4 8 16 32 48 64 96"],
  ["EC", 6, "eds es", "2 4 8 16 32 48 64 128"],
  ["F", 2, "s", "2 4 8 16 32 48 64 72"],
  ["F", 6, "ams", "1 2 4 8 16 32 48 64"],
  ["F", 6, "als as", "1 2 4 8 16 32 48 64 72"],
  ["F", 6, "iams", "72"],
  ["F", 7, "ads alds als amds ams as", "1 2 4 8 16 32 48 64 80"],
  ["FX", 2, "mds ms", "2 4 8 12 16 24 32 48 64 96"],
  ["L", 2, "s", "8 16 32 48 64 80 96"],
  ["L", 2, "is", "88"],
  ["L", 3, "as s", "8 16 32 48 64 80"],
  ["L", 3, "is", "96 104 112"],
  ["L", 3, "ias", "96 112"],
  ["L", 4, "aos", "2 4 8 12 16 24 32"],
  ["L", 4, "as s", "2 4 8 16 32 48 64 80 96"],
];

/** Families that the table does not contain. */
const others = /^([HMN]|ND|NC|NV|NG|NP|HB|HC|HX)$/;

/**
 * Suggests existing machine sizes if Azure does not have the given size, as `Standard_D…s_v5 with 2, 4, … vCPUs`. Returns nothing if the size exists.
 * Also returns nothing if the size may be newer than the table, because its generation is above the newest one of its family.
 */
export function otherMachineSizes(name: string): string | undefined {
  const [, family = "", vcpus = "", features = "", version = ""] =
    /^Standard_([A-Z]+)(\d+)(?:-\d+)?([a-z]*)(?:_[A-Z0-9]+)?_v(\d+)$/.exec(name) ?? [];
  const ofFamily = rows.filter(([each]) => each === family);
  const newest = Math.max(...ofFamily.map(([, generation]) => generation));
  const generation = Number(version);
  if (others.test(family) || generation === newest + 1) {
    return undefined;
  }
  const ofGeneration = ofFamily.filter(([, each]) => each === generation);
  const known = ofGeneration.find(([, , each]) => each.split(" ").includes(features))?.[3].split(" ");
  if (known === undefined) {
    return choices(ofGeneration.length > 0 ? ofGeneration : ofFamily);
  }
  return known.includes(vcpus)
    ? undefined
    : `Standard_${family}…${features}_v${version} with ${known.join(", ")} vCPUs`;
}

/** Names the series of the given rows, or all families if there are no rows. */
function choices(found: readonly Row[]): string {
  const series = found.flatMap(([family, generation, features]) =>
    features.split(" ").map((one) => `${family}…${one}_v${generation}`),
  );
  const families = [...new Set(rows.map(([family]) => family))];
  return series.length > 0 ? `the series ${series.join(", ")}` : `the families ${families.join(", ")}`;
}
