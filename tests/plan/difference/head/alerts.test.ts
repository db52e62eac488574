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
      name: "another threshold",
      before: [rules(alert("Down", "critical"))],
      after: [rules({ ...alert("Down", "critical"), expr: "up < 2" })],
      lines: [],
    },
  ]);
});
