import assert from "node:assert/strict";
import { checkSchedule, checkTimeZone, longestGapSeconds } from "../components/schedule";

const wanted =
  "five fields (minute, hour, day of month, month, day of week 0 to 6) or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly";

describe("checkSchedule", () => {
  const fine = [
    "30 2 * * *",
    "*/5 * * * *",
    "5/15 * * * *",
    "0 9-17/2 * * MON-FRI",
    "0 0 1,15 jan,jul ?",
    "0 0 29 2 *",
    "0 3 * * 0",
    "@daily",
  ];
  for (const schedule of fine) {
    it(`accepts ${schedule}`, () => assert.deepEqual(checkSchedule("schedule", schedule), []));
  }

  const wrong: [string, RegExp][] = [
    ["", /^$/],
    ["0 2 * *", /^$/],
    ["0 0 2 * * *", /^$/],
    ["0 2 L * *", /^$/],
    ["0 2 * * FRI#2", /^$/],
    ["/10 * * * *", /^$/],
    ["@every 5m", /^$/],
    ["CRON_TZ=UTC 0 2 * * *", /^$/],
    ["60 2 * * *", /60/],
    ["0 24 * * *", /24/],
    ["0 2 * * 7", /^; Sunday is 0$/],
    ["0 2 * * 5-7", /^; Sunday is 0$/],
    ["0 2 * * FRX", /./],
    ["*/0 * * * *", /./],
    ["30-10 * * * *", /./],
    ["0 0 31 2 *", /^; this date never occurs$/],
  ];
  for (const [schedule, why] of wrong) {
    it(`refuses ${JSON.stringify(schedule)}`, () => {
      const [problem, ...more] = checkSchedule("schedule", schedule);
      assert.deepEqual([problem?.path, more], ["schedule", []]);
      const [what, reason] = (problem?.message ?? "").split(`, got ${JSON.stringify(schedule)}`);
      assert.deepEqual(what, reason === "" ? `expected ${wanted}` : "expected a schedule that Kubernetes can run");
      assert.match(reason ?? "", why);
    });
  }
});

describe("checkTimeZone", () => {
  for (const timeZone of [
    "Etc/UTC",
    "UTC",
    "Europe/Berlin",
    "America/Argentina/Buenos_Aires",
    "Asia/Kolkata",
    "Etc/GMT+5",
  ]) {
    it(`accepts ${timeZone}`, () => assert.deepEqual(checkTimeZone("timeZone", timeZone), []));
  }

  for (const timeZone of ["Europe/Berln", "europe/berlin", "Local", "+02:00", ""]) {
    it(`refuses ${JSON.stringify(timeZone)}`, () => {
      const message = `expected an IANA time zone such as "Etc/UTC" or "Europe/Berlin", got ${JSON.stringify(timeZone)}`;
      assert.deepEqual(checkTimeZone("timeZone", timeZone), [{ path: "timeZone", message }]);
    });
  }
});

describe("longestGapSeconds", () => {
  const hour = 3600;
  const cases: [string, number][] = [
    ["*/5 * * * *", 300],
    ["@hourly", hour],
    ["30 2 * * *", 24 * hour],
    ["0 3 * * 0", 7 * 24 * hour],
    ["0 0 1 * *", 31 * 24 * hour],
    ["@yearly", 365 * 24 * hour],
  ];
  for (const [schedule, seconds] of cases) {
    it(`is ${seconds} s for ${schedule}`, () => assert.equal(longestGapSeconds(schedule, "Etc/UTC"), seconds));
  }

  it("includes weekends, and the whole year", () => {
    assert.ok(longestGapSeconds("*/5 8-18 * * 1-5", "Etc/UTC") > 2 * 24 * hour);
    assert.ok(longestGapSeconds("0 0 1 10,11 *", "Europe/Berlin") > 300 * 24 * hour);
  });
});
