import { Cron } from "croner";
import { collectProblems, type Problem, quote } from "../problems";

const descriptors = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

/* What Kubernetes takes, which is less than what the parser takes: no L, W, # or +, and no second or year. */
const item = String.raw`(\*|\?|([0-9]+|[A-Za-z]{3})(-([0-9]+|[A-Za-z]{3}))?)(/[0-9]+)?`;
const field = `${item}(,${item})*`;
const fiveFields = new RegExp(`^${field}( +${field}){4}$`);

/**
 * Objections to a schedule that Kubernetes would refuse, or that never comes.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function checkSchedule(schedule: string): Problem[] {
  if (descriptors.includes(schedule)) {
    return [];
  }
  const wanted = `five fields (minute, hour, day of month, month, day of week 0 to 6) or one of ${descriptors.join(", ")}`;
  const why = fiveFields.test(schedule) ? whyNot(schedule) : "it is neither";
  return collectProblems([
    why !== undefined && { path: "schedule", message: `${wanted}, given ${quote(schedule)}: ${why}` },
  ]);
}

function whyNot(schedule: string): string | undefined {
  const weekdays = (schedule.split(/ +/).at(4) ?? "").split(/[,-]/).map((part) => part.split("/")[0]);
  if (weekdays.includes("7")) {
    return "Sunday is 0";
  }
  try {
    /* From a fixed time, so that the answer is the same on every day. */
    const next = new Cron(schedule, { mode: "5-part", sloppyRanges: true, timezone: "UTC" }).nextRun(new Date(0));
    return next === null ? "such a day never comes" : undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^CronPattern: /, "") : String(error);
  }
}

/**
 * The longest time between two runs of a schedule, in seconds, as far as a year shows it; to be called with a schedule that
 * nobody objects to.
 */
export function longestGapSeconds(schedule: string, timeZone: string): number {
  const cron = new Cron(schedule, { mode: "5-part", sloppyRanges: true, timezone: timeZone });
  const gaps = [...days(8), ...days(365, 30)].map((from) => {
    const first = cron.nextRun(from);
    const second = first === null ? null : cron.nextRun(first);
    return first === null || second === null ? 0 : Math.max(+first - +from, +second - +first);
  });
  return Math.round(Math.max(...gaps) / 1000);
}

/** Days from a fixed one on, so that the answer is the same on every day. */
function days(amount: number, every = 1): Date[] {
  const [start, day] = [Date.UTC(2025, 0, 6), 24 * 3600 * 1000];
  return Array.from({ length: Math.ceil(amount / every) }, (_, index) => new Date(start + index * every * day));
}

/** Objections to a time zone that is not in the IANA database. */
export function checkTimeZone(timeZone: string): Problem[] {
  return collectProblems([
    !isTimeZone(timeZone) && {
      path: "timeZone",
      message: `a name of the IANA time zone database such as "Etc/UTC" or "Europe/Berlin", given ${quote(timeZone)}`,
    },
  ]);
}

/** Kubernetes tells upper from lower case where JavaScript does not, and knows no offsets. */
function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Z][A-Za-z]*([-_/+]?[A-Za-z0-9]+)*$/.test(timeZone) || timeZone === "Local") {
    return false;
  }
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
