import { whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import type { BackupsArgs } from "./args";
import { signerSuffix } from "./backups";

const keyPattern = /^projects\/[^/]+\/locations\/([^/]+)\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;
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
  const { versionDays, encryptionKey: key } = backups;
  const form = `the name of a key in ${region} (projects/…/locations/${region}/keyRings/…/cryptoKeys/…)`;
  const longest = longestAccount - signerSuffix.length;
  return [
    ...whole("backups.versionDays", versionDays, { min: 1, max: 3650, unit: "days" }),
    ...(key === undefined || keyPattern.exec(key)?.[1] === region
      ? []
      : [expected("backups.encryptionKey", form, key)]),
    ...(clusterName.length <= longest
      ? []
      : [expected("clusterName", `at most ${longest} characters with backups`, clusterName)]),
  ];
}
