import { whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkKey } from "../check-key";
import type { BackupsArgs } from "./args";
import { signerSuffix } from "./backups";

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
  const { versionDays, encryptionKey } = backups;
  const longest = longestAccount - signerSuffix.length;
  return [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 3650, unit: "days" }),
    ...checkKey("backups.encryptionKey", encryptionKey, region),
    ...(clusterName.length <= longest
      ? []
      : [expected("clusterName", `at most ${longest} characters with backups`, clusterName)]),
  ];
}
