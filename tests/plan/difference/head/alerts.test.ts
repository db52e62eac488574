import assert from "node:assert/strict";
import { difference, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";
import { urnOf } from "../planned";
import { object } from "../pull-request-parts";
import { itFinds } from "./unprotected";

const alert = (name: string, severity: string, wait = "5m") => ({
  alert: name,
  expr: "up == 0",
  for: wait,
  labels: { severity },
});
const rules = (...all: readonly object[]) =>
  object("monitoring.coreos.com/v1:PrometheusRule", "shop/web", { spec: { groups: [{ name: "web", rules: all }] } });

describe("alerts that tell less", () => {
  itFinds([
    {
      name: "one that goes",
      before: [rules(alert("Down", "critical"), alert("Slow", "warning"))],
      after: [rules(alert("Slow", "warning"))],
      lines: ["PrometheusRule shop/web: alert Down (critical) is gone"],
    },
    {
      name: "one that is less grave",
      before: [rules(alert("Down", "critical"))],
      after: [rules(alert("Down", "warning"))],
      lines: ["PrometheusRule shop/web: alert Down (critical) is gone"],
      bothWays: true,
    },
    {
      name: "one that waits an hour",
      before: [rules(alert("Down", "critical"))],
      after: [rules(alert("Down", "critical", "1h"))],
      lines: ["PrometheusRule shop/web: alert Down (critical) waits 1h instead of 5m"],
    },
    {
      name: "one with a bound that is reached later",
      before: [rules({ ...alert("Slow", "critical"), expr: 'rate(errors{code=~"5.."}[5m]) > 0.02 and on() up > 0' })],
      after: [rules({ ...alert("Slow", "critical"), expr: 'rate(errors{code=~"5.."}[5m]) > 0.2 and on() up > 0' })],
      lines: ["PrometheusRule shop/web: alert Slow (critical) asks for > 0.2 instead of > 0.02"],
    },
    {
      name: "one with a bound that is reached at a lower value",
      before: [rules({ ...alert("Full", "critical"), expr: "free_bytes < 1000" })],
      after: [rules({ ...alert("Full", "critical"), expr: "free_bytes < 100" })],
      lines: ["PrometheusRule shop/web: alert Full (critical) asks for < 100 instead of < 1000"],
    },
    {
      name: "one with a corrected bound",
      before: [rules({ ...alert("Full", "critical"), expr: "free_bytes < 1000" })],
      after: [rules({ ...alert("Full", "critical"), expr: "free_bytes < 900" })],
      lines: [],
    },
    {
      name: "another threshold",
      before: [rules(alert("Down", "critical"))],
      after: [rules({ ...alert("Down", "critical"), expr: "up < 2" })],
      lines: [],
    },
  ]);

  it("need a person who judges another expression, unless it follows from a change of the component", () => {
    const component = urnOf("keelson:workloads:CronJob", "backup");
    const rule = (expr: string) => ({ ...rules({ ...alert("Down", "critical"), expr }), parent: component });
    const job = (schedule: string) => ({
      ...object("batch/v1:CronJob", "shop/backup", { spec: { schedule } }),
      parent: component,
    });
    const unjudged = (before: PlannedResource[], after: PlannedResource[]) =>
      headLines(before, after, difference(before, after)).flatMap((line) =>
        line.class === "unjudged" ? [line.text] : [],
      );
    assert.deepEqual(unjudged([rule("up == 0")], [rule("up == 0 and vector(0)")]), [
      "PrometheusRule shop/web: alert Down (critical) asks for up == 0 and vector(0) instead of up == 0",
    ]);
    assert.deepEqual(unjudged([rule("a"), job("0 0 * * *")], [rule("b"), job("0 1 * * *")]), []);
  });
});
