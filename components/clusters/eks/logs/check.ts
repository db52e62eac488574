import { collectProblems, expected, type Problem } from "../../../problems";
import type { LogsArgs } from "./args";

/** Numbers of days for which CloudWatch can keep logs. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Lists the mistakes in how long logs are kept. */
export function checkLogs({ logRetentionDays: days }: LogsArgs): Problem[] {
  const allowed = `a number of days that CloudWatch supports (${retentionDays.join(", ")})`;
  return collectProblems([
    days !== undefined && !retentionDays.includes(days) && expected("logRetentionDays", allowed, days),
  ]);
}
