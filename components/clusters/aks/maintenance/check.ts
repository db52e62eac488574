import { oneOf, whole } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkTimeOfDay } from "../../shared-checks";
import type { AksMaintenanceArgs } from "./args";

const weekDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Lists the mistakes in the maintenance window. */
export function checkMaintenance({ dayOfWeek, startTime, durationHours }: AksMaintenanceArgs = {}): Problem[] {
  return [
    ...oneOf("maintenance.dayOfWeek", dayOfWeek, weekDays),
    ...checkTimeOfDay("maintenance.startTime", startTime),
    ...whole("maintenance.durationHours", durationHours, { min: 4, max: 24, unit: "hours" }),
  ];
}
