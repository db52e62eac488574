import { Cron } from "croner";
import { expected, type Problem } from "./problems";

const descriptors = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

/* Kubernetes accepts less than the parser: no L, W, # or +, and no seconds or years. */
const item = String.raw`(\*|\?|([0-9]+|[A-Za-z]{3})(-([0-9]+|[A-Za-z]{3}))?)(/[0-9]+)?`;
const field = `${item}(,${item})*`;
const fiveFields = new RegExp(`^${field}( +${field}){4}$`);

/**
 * Lists the mistakes in a schedule: Kubernetes would refuse it, or it never occurs.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function checkSchedule(path: string, schedule: string): Problem[] {
  if (!fiveFields.test(schedule)) {
    const allowed = `five fields (minute, hour, day of month, month, day of week 0 to 6) or one of ${descriptors.join(", ")}`;
    return descriptors.includes(schedule) ? [] : [expected(path, allowed, schedule)];
  }
  const why = whyNot(schedule);
  return why === undefined ? [] : [expected(path, "a schedule that Kubernetes can run", schedule, why)];
}

/** Explains why a schedule of five fields never runs. */
function whyNot(schedule: string): string | undefined {
  const weekdays = (schedule.split(/ +/).at(4) ?? "").split(/[,-]/).map((part) => part.split("/")[0]);
  if (weekdays.includes("7")) {
    return "Sunday is 0";
  }
  try {
    /* Starts from a fixed time, so that the result is the same on every day. */
    const next = new Cron(schedule, { mode: "5-part", sloppyRanges: true, timezone: "UTC" }).nextRun(new Date(0));
    return next === null ? "this date never occurs" : undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^CronPattern: /, "") : String(error);
  }
}

/** Returns the longest time between two runs of a valid schedule within one year, in seconds. */
export function longestGapSeconds(schedule: string, timeZone: string): number {
  const cron = new Cron(schedule, { mode: "5-part", sloppyRanges: true, timezone: timeZone });
  const gaps = [...days(8), ...days(365, 30)].map((from) => {
    const first = cron.nextRun(from);
    const second = first === null ? null : cron.nextRun(first);
    return first === null || second === null ? 0 : Math.max(+first - +from, +second - +first);
  });
  return Math.round(Math.max(...gaps) / 1000);
}

/** Lists days from a fixed one on, so that the result is the same on every day. */
function days(amount: number, every = 1): Date[] {
  const [start, day] = [Date.UTC(2025, 0, 6), 24 * 3600 * 1000];
  return Array.from({ length: Math.ceil(amount / every) }, (_, index) => new Date(start + index * every * day));
}

/** Lists the mistakes in a time zone, which must be in the IANA database. */
export function checkTimeZone(path: string, timeZone = "Etc/UTC"): Problem[] {
  const form = 'an IANA time zone such as "Etc/UTC" or "Europe/Berlin"';
  return isTimeZone(timeZone) ? [] : [expected(path, form, timeZone)];
}

/** Unlike JavaScript, Kubernetes distinguishes upper and lower case, and accepts no offsets. */
function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Z][A-Za-z]*([-_/+]?[A-Za-z0-9]+)*$/.test(timeZone) || timeZone === "Local") {
    return false;
  }
  try {
    const known = new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
    return known === timeZone || known.toLowerCase() !== timeZone.toLowerCase();
  } catch {
    return false;
  }
}
