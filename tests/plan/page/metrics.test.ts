import assert from "node:assert/strict";
import { metricLines } from "../../../cli/plan/page/metrics";
import { registered } from "../../support/registered";
import { object } from "../objects";

const stack = (values: object) =>
  registered("metrics", {
    type: "kubernetes:helm.sh/v3:Release",
    inputs: { chart: "kube-prometheus-stack", name: "prom", namespace: "monitoring", values },
  });
const where = (prometheusSpec: object) => metricLines([stack({ prometheus: { prometheusSpec } })])[0];
const whom = (alertmanager: object) => metricLines([stack({ alertmanager })])[1];

describe("metrics and alerts on a plan's page", () => {
  it("say where metrics are stored, for how long, and which store gets a copy", () => {
    const requests = { requests: { storage: "50Gi" } };
    assert.equal(
      where({
        replicas: 2,
        retention: "30d",
        storageSpec: { volumeClaimTemplate: { spec: { resources: requests } } },
        remoteWrite: [{ url: "https://mimir.example.com/push" }],
      }),
      "Metrics · in the cluster by Prometheus (monitoring/prom) · 2 replicas, each with all metrics · kept 30 days · on a volume of 50Gi each · copied to https://mimir.example.com/push",
    );
    assert.match(where({}) ?? "", / · on no volume: lost with the pod · no copy elsewhere$/);
  });

  const receivers = [{ name: "null" }, { name: "team", slack_configs: [{}], email_configs: [{}] }];
  const cases: readonly (readonly [alertmanager: object, line: RegExp])[] = [
    [{}, /^Alerts go to · nobody: Alertmanager has no receiver/],
    [{ config: { receivers: [{ name: "null" }] } }, /nobody: Alertmanager has no receiver/],
    [{ enabled: false }, /nobody: Alertmanager is switched off$/],
    [
      { alertmanagerSpec: { configSecret: "alerts" } },
      /the receivers in Secret alerts, which this program does not read$/,
    ],
    [{ config: { receivers, route: { receiver: "team" } } }, / · team \(slack, email\), by default to team$/],
  ];
  for (const [alertmanager, line] of cases) {
    it(`say who gets alerts: ${line.source}`, () => assert.match(whom(alertmanager) ?? "", line));
  }

  it("count the alerts that the program defines, without recording rules", () => {
    const rules = [{ alert: "Down" }, { record: "errors:rate5m" }, { alert: "Slow" }];
    const rule = object("monitoring.coreos.com/v1", "PrometheusRule", "shop/web", { spec: { groups: [{ rules }] } });
    assert.deepEqual(metricLines([rule]), ["Alerts of this program · 2, in 1 PrometheusRule"]);
    assert.deepEqual(metricLines([]), []);
  });
});
