import { whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkKey } from "../check-key";
import type { BackupsArgs, GkeBackupsArgs } from "./args";
import { signerSuffix } from "./backups";
import { dualRegion, pairsOf } from "./dual-regions";

/** Most characters of a service account's id. */
const longestAccount = 30;

/** Lists the mistakes in the options of backups. */
export function checkBackups(
  { backups, region }: BackupsArgs & { readonly region: string },
  clusterName: string,
): Problem[] {
  if (backups === undefined) {
    return [];
  }
  const { versionDays, encryptionKey, copy } = backups;
  const longest = longestAccount - signerSuffix.length;
  return [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 3650, unit: "days" }),
    ...checkKey("backups.encryptionKey", encryptionKey, copy === undefined ? region : undefined),
    ...checkCopy(backups, region),
    ...(clusterName.length <= longest
      ? []
      : [expected("clusterName", `at most ${longest} characters, because backups is set`, clusterName)]),
  ];
}

function checkCopy({ copy }: GkeBackupsArgs, region: string): Problem[] {
  const pairs = pairsOf(region);
  const form = `a region that Cloud Storage pairs with ${region} (${pairs.join(", ") || "none; remove the option copy"})`;
  return copy === undefined || dualRegion(region, copy.region) !== undefined
    ? []
    : [expected("backups.copy.region", form, copy.region)];
}
