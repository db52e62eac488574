import { text } from "../../../../values";
import type { PropertyChange } from "../../changes";

/* Windows in which the cloud restarts machines and databases. All are in UTC. */
const windows =
  /(?:^|\.)(?:preferredMaintenanceWindow|maintenanceWindow(?:\.(?:hour|startHour))?|dailyMaintenanceWindow\.startTime)$/;

/** When people work, in most places with an office. */
const [opens, closes] = [7, 17];

/** Reports whether maintenance newly begins while people work. Windows for backups are not among them. */
export function isIntoOfficeHours({ path, before, after }: PropertyChange): boolean {
  return windows.test(path) && before !== undefined && !isInOfficeHours(before) && isInOfficeHours(after);
}

/** Reads `wed:10:00-wed:11:00`, `10:00` or `10`. Without a day, it is every day, or another input names it. */
function isInOfficeHours(value: unknown): boolean {
  const [, day, hour] = /^(?:(\w{3}):)?(\d{1,2})(?::|$)/.exec(text(value) ?? "") ?? [];
  return hour !== undefined && Number(hour) >= opens && Number(hour) < closes && !/^s(?:at|un)$/i.test(day ?? "");
}
