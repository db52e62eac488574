import { isWhole, whole } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import type { LogsArgs } from "./args";

/** Lists the mistakes in the retention and the daily quota of Log Analytics. */
export function checkLogs({ logRetentionDays, logDailyQuotaGb = -1 }: LogsArgs): Problem[] {
  return [
    ...whole("logRetentionDays", logRetentionDays, { min: 30, max: 730, unit: "days" }),
    ...collectProblems([
      logDailyQuotaGb !== -1 &&
        !isWhole(logDailyQuotaGb, 1) &&
        expected("logDailyQuotaGb", "a whole number of GB, 1 or more, or -1 for no limit", logDailyQuotaGb),
    ]),
  ];
}
