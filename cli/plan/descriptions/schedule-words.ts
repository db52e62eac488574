/**
 * Writes a cron schedule in words if it names a time of day, an hour or minutes, such as `every day at 01:00`. Returns any other schedule unchanged.
 */
export function scheduleWords(schedule: string): string {
  const [minute = "", hour = "", ...days] = schedule.trim().split(/\s+/);
  if (days.join(" ") !== "* * *") {
    return `at ${schedule}`;
  }
  if (isNumber(minute) && isNumber(hour)) {
    return `every day at ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  }
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (step !== undefined && hour === "*") {
    return `every ${step} minutes`;
  }
  return isNumber(minute) && hour === "*" ? `every hour at minute ${Number(minute)}` : `at ${schedule}`;
}

/** Says a duration of Go, such as `720h0m0s`, in days or hours if it is a whole number of them. */
export function durationWords(duration: string): string {
  const [, days] = /^(\d+)d$/.exec(duration) ?? [];
  if (days !== undefined) {
    return counted(Number(days), "day");
  }
  const [, hours = "", rest = ""] = /^(\d+)h(.*)$/.exec(duration) ?? [];
  if (hours === "" || /[1-9]/.test(rest)) {
    return duration;
  }
  const all = Number(hours);
  return all % 24 === 0 && all > 0 ? counted(all / 24, "day") : counted(all, "hour");
}

function counted(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? "" : "s"}`;
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
