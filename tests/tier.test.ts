import assert from "node:assert/strict";
import { tierFacts } from "../components";

describe("tierFacts", () => {
  it("requires spread over zones only if a cloud provides zones", () => {
    assert.deepEqual(tierFacts("highly-available", "aws"), {
      replicas: 3,
      zoneSpread: "DoNotSchedule",
      metricsRetentionDays: 30,
    });
    assert.deepEqual(tierFacts("highly-available", "none"), {
      replicas: 3,
      zoneSpread: "ScheduleAnyway",
      metricsRetentionDays: 30,
    });
    assert.deepEqual(tierFacts("small", "gcp"), {
      replicas: 1,
      zoneSpread: "ScheduleAnyway",
      metricsRetentionDays: 7,
    });
  });
});
