import { collectProblems, expected, type Problem } from "../../../problems";
import { checkSchedule, checkTimeZone } from "../../../schedule";
import type { EksNodePoolArgs, NodeAutoscaler } from "./args";

/** Lists the mistakes in the times at which a pool has no nodes. */
export function checkPoolSchedule(path: string, pool: EksNodePoolArgs, autoscaler?: NodeAutoscaler): Problem[] {
  const { schedule, system = false, dedicated } = pool;
  if (schedule === undefined) {
    return [];
  }
  const at = `${path}.schedule`;
  const { stop, start, timeZone } = schedule;
  return [
    ...checkFields(`${at}.stop`, stop),
    ...checkFields(`${at}.start`, start),
    ...checkTimeZone(`${at}.timeZone`, timeZone),
    ...collectProblems([
      stop === start && { path: at, message: "the options stop and start are the same; set different times" },
      system && { path: at, message: "is not allowed, because the cluster always needs its system pods; remove it" },
      autoscaler === "karpenter" &&
        dedicated === undefined && {
          path: at,
          message:
            "Karpenter would start other machines for the pods of this pool; set `dedicated`, or scale the pods instead",
        },
    ]),
  ];
}

/** Lists the mistakes in a cron expression. AWS supports no names such as `@daily`. */
function checkFields(path: string, schedule: string): Problem[] {
  return schedule.startsWith("@")
    ? [expected(path, 'five fields such as "0 20 * * 1-5"', schedule)]
    : checkSchedule(path, schedule);
}
