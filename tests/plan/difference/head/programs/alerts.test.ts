import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { urnOf } from "../../planned";
import { object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

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
      lines: ["PrometheusRule shop/web: alert Slow (critical) fires on > 0.2 instead of > 0.02"],
    },
    {
      name: "one with a bound that is reached at a lower value",
      before: [rules({ ...alert("Full", "critical"), expr: "free_bytes < 1000" })],
      after: [rules({ ...alert("Full", "critical"), expr: "free_bytes < 100" })],
      lines: ["PrometheusRule shop/web: alert Full (critical) fires on < 100 instead of < 1000"],
    },
    {
      name: "one with a corrected bound",
      before: [rules({ ...alert("Full", "critical"), expr: "free_bytes < 1000" })],
      after: [rules({ ...alert("Full", "critical"), expr: "free_bytes < 900" })],
      lines: [],
    },
    ...(
      [
        ["a share that cannot be reached", "ratio > 0.9", "ratio > 1.1", "> 1.1 instead of > 0.9"],
        ["a percentage that cannot be reached", "used_percent > 80", "used_percent > 100", "> 100 instead of > 80"],
        ["one of two bounds", "(a > 5) and (b < 10)", "(a > 5) and (b < 1)", "< 1 instead of < 10"],
      ] as const
    ).map(([name, was, is, asks]) => ({
      name,
      before: [rules({ ...alert("Full", "critical"), expr: was })],
      after: [rules({ ...alert("Full", "critical"), expr: is })],
      lines: [`PrometheusRule shop/web: alert Full (critical) fires on ${asks}`],
    })),
    {
      name: "another threshold",
      before: [rules(alert("Down", "critical"))],
      after: [rules({ ...alert("Down", "critical"), expr: "up < 2" })],
      lines: [],
    },
  ]);

  const component = urnOf("keelson:workloads:CronJob", "backup");
  const rule = (expr: string) => ({ ...rules({ ...alert("Down", "critical"), expr }), parent: component });
  const job = (schedule: string, image = "a:1") => ({
    ...object("batch/v1:CronJob", "shop/backup", {
      spec: { schedule, jobTemplate: { spec: { template: { spec: { containers: [{ name: "a", image }] } } } } },
    }),
    parent: component,
  });
  const about = (before: PlannedResource[], after: PlannedResource[]) =>
    headLines(before, after, difference(before, after)).flatMap((line) =>
      line.text.includes("alert Down") ? [`${line.class}: ${line.text}`] : [],
    );
  const told = (was: string, is: string) => [
    `unjudged: PrometheusRule shop/web: alert Down (critical) fires on ${is} instead of ${was}`,
  ];

  const reversed: readonly [before: string, after: string][] = [
    ["up == 0", "up == 0 and vector(0)"],
    ["up == 0 unless on() maint > 10", "up == 0 unless on() maint > 0"],
    ["absent(x > 10)", "absent(x > 0)"],
    ["count(x > 10) < 3", "count(x > 9) < 3"],
    ["(x > bool 5) == 1", "(x > 5) == 1"],
    ["(x > bool 5) == 1", "(x > bool 6) == 1"],
    ["x > -5", "x > -1"],
  ];
  for (const [was, is] of reversed) {
    it(`need a person who judges ${is} instead of ${was}`, () => {
      assert.deepEqual(about([rule(was)], [rule(is)]), told(was, is));
    });
  }

  it("need nobody if the time since the last run follows from another schedule", () => {
    const [daily, hourly] = ["0 0 * * *", "0 * * * *"];
    const since = (bound: number) => rule(`time() - last > ${bound} and on () suspended == 0`);
    assert.deepEqual(about([since(7200), job(hourly)], [since(90_000), job(daily)]), []);
    assert.deepEqual(about([since(7200), job(daily, "a:1")], [since(90_000), job(daily, "a:2")]), [
      "unprotected: PrometheusRule shop/web: alert Down (critical) fires on > 90000 instead of > 7200",
    ]);
  });

  it("are reported even if another part of the component changes", () => {
    const at = (bound: string, image: string) => [rule(`errors > ${bound}`), job("0 0 * * *", image)];
    assert.deepEqual(about(at("0.02", "a:1"), at("0.99", "a:2")), [
      "unprotected: PrometheusRule shop/web: alert Down (critical) fires on > 0.99 instead of > 0.02",
    ]);
    assert.deepEqual(
      about([rule("up == 0"), job("0 0 * * *")], [rule("vector(0) > 1"), job("0 1 * * *")]),
      told("up == 0", "vector(0) > 1"),
    );
  });
});
