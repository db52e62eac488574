import { matches } from "../../checks";
import type { Problem } from "../../problems";

/** Lists the mistakes in the time of day at which a maintenance window opens. */
export function checkTimeOfDay(path: string, time: string | undefined): Problem[] {
  return matches(path, time, /^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day in UTC such as "02:00"', "write it in quotes");
}
