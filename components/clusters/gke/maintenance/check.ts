import { oneOf, whole } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkTimeOfDay } from "../../shared-checks";
import { type GkeMaintenanceArgs, type GkeMaintenanceExclusionArgs, MaintenanceScope, Weekday } from "./args";
import { planMaintenance } from "./maintenance";

const day = 24 * 60 * 60 * 1000;
/** Longest period without any upgrade, in days. */
const longestPause = 30;
const leastHoursInWeek = 12;

/** Lists the mistakes in the maintenance window. */
export function checkMaintenance(args: GkeMaintenanceArgs | undefined): Problem[] {
  const { days, startTime, hours, exclusions } = planMaintenance(args);
  const hoursInWeek = new Set(days).size * hours;
  const least = `at least ${leastHoursInWeek} hours a week`;
  return [
    ...days.flatMap((given, index) => oneOf(`maintenance.days[${index}]`, given, Object.values(Weekday))),
    ...checkTimeOfDay("maintenance.startTime", startTime),
    ...whole("maintenance.hours", hours, { min: 4, max: 24, unit: "hours" }),
    ...collectProblems([
      hoursInWeek < leastHoursInWeek &&
        expected("maintenance", least, hoursInWeek, "GKE requires 48 hours in 32 days; add days or hours"),
    ]),
    ...Object.entries(exclusions).flatMap(([name, exclusion]) =>
      checkExclusion(`maintenance.exclusions.${name}`, exclusion),
    ),
  ];
}

function checkExclusion(path: string, exclusion: GkeMaintenanceExclusionArgs): Problem[] {
  const { startTime, endTime, scope = "no-upgrades" } = exclusion;
  if (endTime === undefined) {
    return [
      ...checkTime(`${path}.startTime`, startTime),
      ...oneOf(`${path}.scope`, scope, Object.values(MaintenanceScope)),
      ...collectProblems([
        scope === "no-upgrades" &&
          expected(
            `${path}.endTime`,
            "a time",
            endTime,
            "the scope no-upgrades requires an end; to pause until the end of support, choose another scope",
          ),
      ]),
    ];
  }
  const [start, end] = [Date.parse(startTime), Date.parse(endTime)];
  const latest = `a time at most ${longestPause} days after startTime (${startTime}), because scope is no-upgrades`;
  return [
    ...checkTime(`${path}.startTime`, startTime),
    ...checkTime(`${path}.endTime`, endTime),
    ...oneOf(`${path}.scope`, scope, Object.values(MaintenanceScope)),
    ...collectProblems([
      end <= start && expected(`${path}.endTime`, `a time after startTime (${startTime})`, endTime),
      scope === "no-upgrades" &&
        end - start > longestPause * day &&
        expected(`${path}.endTime`, latest, endTime, "for a longer period, set scope: no-minor-upgrades"),
    ]),
  ];
}

function checkTime(path: string, time: string): Problem[] {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) && !Number.isNaN(Date.parse(time));
  return isTime ? [] : [expected(path, 'a time in UTC such as "2026-11-20T00:00:00Z"', time, "write it in quotes")];
}
