import assert from "node:assert/strict";
import { durationWords, scheduleWords } from "../../../cli/plan/descriptions/schedule-words";

describe("the words of schedules", () => {
  const schedules: readonly (readonly [cron: string, words: string])[] = [
    ["0 1 * * *", "every day at 01:00"],
    ["17 13 * * *", "every day at 13:17"],
    ["*/10 * * * *", "every 10 minutes"],
    ["5 * * * *", "every hour at minute 5"],
    ["0 1 * * 0", "at 0 1 * * 0"],
    ["@daily", "at @daily"],
    ["0 1,13 * * *", "at 0 1,13 * * *"],
  ];
  for (const [cron, words] of schedules) {
    it(`are "${words}" for ${cron}`, () => assert.equal(scheduleWords(cron), words));
  }

  const durations: readonly (readonly [duration: string, words: string])[] = [
    ["720h0m0s", "30 days"],
    ["24h", "1 day"],
    ["36h0m0s", "36 hours"],
    ["0h0m0s", "0 hours"],
    ["1h30m0s", "1h30m0s"],
    ["30m", "30m"],
  ];
  for (const [duration, words] of durations) {
    it(`are "${words}" for ${duration}`, () => assert.equal(durationWords(duration), words));
  }
});
