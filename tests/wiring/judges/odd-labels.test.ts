import assert from "node:assert/strict";
import { judge, object } from "../objects";

const pod = (name: string, labels: Readonly<Record<string, string>>) =>
  object("apps/v1", "Deployment", `shop/${name}`, { spec: { template: { metadata: { labels }, spec: {} } } });
const many = Array.from({ length: 12 }, (_, index) =>
  pod(`web-${index}`, { environment: "prod", workload: `web-${index}` }),
);
const rule = (name: string, severity: string) =>
  object("monitoring.coreos.com/v1", "PrometheusRule", `shop/${name}`, {
    spec: { groups: [{ rules: [{ alert: "Down", expr: "1", labels: { severity } }] }] },
  });

describe("an odd label", () => {
  it("of a pod is noted if it nearly is what all others have", () =>
    assert.deepEqual(judge([...many, pod("db", { environment: "prd" })]).notes, [
      'Deployment shop/db: labels: expected a value of environment that other objects have, got "prd"; did you mean "prod"?',
    ]));

  it("of an alert is noted, too", () => {
    const rules = Array.from({ length: 10 }, (_, index) => rule(`rule-${index}`, "warning"));
    assert.deepEqual(judge([...rules, rule("odd", "warnin"), rule("other", "critical")]).notes, [
      'PrometheusRule shop/odd: labels: expected a value of severity that other objects have, got "warnin"; did you mean "warning"?',
    ]);
  });

  it("may be another word, one of several objects, beside few others, or a name", () => {
    const quiet = [
      [...many, pod("db", { environment: "staging" })],
      [...many, pod("db", { environment: "prd" }), pod("queue", { environment: "prd" })],
      [...many.slice(0, 5), pod("db", { environment: "prd" })],
      [...many, pod("db", { workload: "web" })],
    ];
    for (const objects of quiet) {
      assert.deepEqual(judge(objects).notes, []);
    }
  });
});
