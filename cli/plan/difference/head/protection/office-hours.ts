import { text } from "../../../../values";
import type { PropertyChange } from "../../changes";

/* Maintenance windows in which the cloud restarts machines and databases. All times are UTC. */
const windows =
  /(?:^|\.)(?:preferredMaintenanceWindow|maintenanceWindow(?:\.(?:hour|startHour))?|dailyMaintenanceWindow\.startTime)$/;

/** When people work, in most places with an office. */
const [opens, closes] = [7, 17];

/** Reports whether maintenance newly begins while people work. Backup windows do not count. */
export function isIntoOfficeHours({ path, before, after }: PropertyChange): boolean {
  return windows.test(path) && before !== undefined && !isInOfficeHours(before) && isInOfficeHours(after);
}

/** Reports whether a job that runs at certain hours newly runs while people work. */
export function isScheduledIntoOfficeHours(before: unknown, after: unknown): boolean {
  return before !== undefined && !isScheduledInOfficeHours(before) && isScheduledInOfficeHours(after);
}

/** Reads a schedule of cron that has an hour: `30 9 * * 1-5`. One that runs all day long does not move. */
function isScheduledInOfficeHours(value: unknown): boolean {
  const [, hour = "", day = ""] = /^\S+\s+(\S+)\s+\S+\s+\S+\s+(\S+)$/.exec(text(value)?.trim() ?? "") ?? [];
  const hours = hour.split(",").map(Number);
  return hours.some((each) => each >= opens && each < closes) && !/^(?:[06]|sat|sun|6,0|0,6)$/i.test(day);
}

/** Reads `wed:10:00-wed:11:00`, `10:00` or `10`. Without a day, it is every day, or another input names it. */
function isInOfficeHours(value: unknown): boolean {
  const [, day, hour] = /^(?:(\w{3}):)?(\d{1,2})(?::|$)/.exec(text(value) ?? "") ?? [];
  return hour !== undefined && Number(hour) >= opens && Number(hour) < closes && !/^s(?:at|un)$/i.test(day ?? "");
}
