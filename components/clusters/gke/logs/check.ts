import { oneOf, whole } from "../../../checks";
import type { Problem } from "../../../problems";
import { type LogsArgs, WorkloadLogs } from "./args";

/** Lists the mistakes in the options of logs. */
export function checkLogs({ workloadLogs, logRetentionDays }: LogsArgs): Problem[] {
  return [
    ...oneOf("workloadLogs", workloadLogs, Object.values(WorkloadLogs)),
    ...whole("logRetentionDays", logRetentionDays, { min: 1, max: 3650, unit: "days" }),
  ];
}
