import { collectProblems, type Problem, quote } from "../../../problems";
import { type GkeClusterArgs, type GkeMaintenanceExclusionArgs, MaintenanceScope, Weekday } from "../args";
import { planMaintenance } from "./maintenance";

const day = 24 * 60 * 60 * 1000;
/** Longest time without any upgrade, in days. */
const longestWithout = 30;
const leastHoursInWeek = 12;

/** Lists the objections to when GKE may upgrade. */
export function checkMaintenance({ maintenance }: Pick<GkeClusterArgs, "maintenance">): Problem[] {
  const { days, startTime, hours, exclusions } = planMaintenance(maintenance);
  const allowed: readonly string[] = Object.values(Weekday);
  return [
    ...collectProblems([
      ...days.map(
        (given, index) =>
          !allowed.includes(given) && {
            path: `maintenance.days[${index}]`,
            message: `one of ${allowed.join(", ")}, given ${quote(given)}`,
          },
      ),
      !/^([01]\d|2[0-3]):[0-5]\d$/.test(startTime) && {
        path: "maintenance.startTime",
        message: `a time of day in UTC such as "02:00", in quotes, given ${quote(startTime)}`,
      },
      !(Number.isInteger(hours) && hours >= 4 && hours <= 24) && {
        path: "maintenance.hours",
        message: `a whole number of hours from 4 to 24, given ${quote(hours)}`,
      },
      new Set(days).size * hours < leastHoursInWeek && {
        path: "maintenance",
        message: `at least ${leastHoursInWeek} hours a week, since GKE asks for 48 hours in 32 days, given ${new Set(days).size} days of ${hours} hours: add days or hours`,
      },
    ]),
    ...Object.entries(exclusions).flatMap(([name, exclusion]) =>
      checkExclusion(`maintenance.exclusions.${name}`, exclusion),
    ),
  ];
}

function checkExclusion(path: string, exclusion: GkeMaintenanceExclusionArgs): Problem[] {
  const { startTime, endTime, scope = "no-upgrades" } = exclusion;
  const scopes: readonly string[] = Object.values(MaintenanceScope);
  const [start, end] = [Date.parse(startTime), Date.parse(endTime)];
  const isTime = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
  return collectProblems([
    ...(["startTime", "endTime"] as const).map(
      (key) =>
        !isTime(exclusion[key]) && {
          path: `${path}.${key}`,
          message: `a time in UTC such as "2026-11-20T00:00:00Z", in quotes, given ${quote(exclusion[key])}`,
        },
    ),
    end <= start && {
      path: `${path}.endTime`,
      message: `a time after startTime (${startTime}), given ${quote(endTime)}`,
    },
    !scopes.includes(scope) && {
      path: `${path}.scope`,
      message: `one of ${scopes.join(", ")}, given ${quote(scope)}`,
    },
    scope === "no-upgrades" &&
      end - start > longestWithout * day && {
        path: `${path}.endTime`,
        message: `at most ${longestWithout} days after startTime with scope: no-upgrades, given ${Math.ceil((end - start) / day)} days; for longer, scope: no-minor-upgrades`,
      },
  ]);
}
