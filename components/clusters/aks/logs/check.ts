import { whole } from "../../../checks";
import type { Problem } from "../../../problems";
import type { LogsArgs } from "./args";

/** Lists the mistakes in how long Log Analytics keeps logs. */
export function checkLogs({ logRetentionDays }: LogsArgs): Problem[] {
  return whole("logRetentionDays", logRetentionDays, { min: 30, max: 730, unit: "days" });
}
