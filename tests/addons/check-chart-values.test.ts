import assert from "node:assert/strict";
import { traefik } from "../../components";
import { catalogue } from "../../components/addons";
import { checkChartValues } from "../../components/addons/check-chart-values";
import { cniCharts, valuesKnownBy } from "../../components/charts";
import { install } from "../support/programs";

const chart = { repository: "https://traefik.github.io/charts", name: "traefik", version: traefik.facts.chart.version };
const problems = (values: object) => checkChartValues(chart, { values: { ...values } }).problems;

describe("a program's values of an add-on's chart", () => {
  it("are refused if the chart ignores or refuses them, with the near name", () => {
    const wrong = { deploymnt: { replicas: 3 }, deployment: { replicas: "3", kind: "DaemonSet" } };
    assert.deepEqual(problems(wrong), [
      {
        path: "values.deploymnt",
        message: `the chart traefik ${chart.version} has no such value; did you mean deployment?`,
      },
      { path: "values.deployment.replicas", message: 'expected integer, got "3"' },
    ]);
  });

  it("are a warning if nothing is near, since a template may read them in a way that nobody sees", () => {
    const { problems: refused, warnings } = checkChartValues(chart, { values: { zebra: 1 } });
    assert.deepEqual(refused, []);
    assert.deepEqual(warnings, [
      `values.zebra: the chart traefik ${chart.version} has no such value; Helm ignores unknown values`,
    ]);
  });

  it("are only a warning for a version that nobody tested", () => {
    const { problems: refused, warnings } = checkChartValues(chart, { version: "99.0.0", values: { deploymnt: {} } });
    assert.deepEqual([refused.length, warnings.length], [0, 1]);
  });

  it("may be declared not to be secret, removed by null, or unknown until a resource exists", () => {
    assert.deepEqual(problems({ deployment: null, globalArguments: [{ notSecret: "--token=public" }] }), []);
  });

  it("stop a platform before anything is made", async () => {
    await assert.rejects(install([traefik({}, { values: { deploymnt: {} } })]), /✖ addons.traefik.values.deploymnt: /);
  });
});

describe("what charts know", () => {
  it("is written down for the exact version of every chart of the catalogue and the CNIs", () => {
    const pins = [
      ...catalogue.flatMap(({ facts: { chart: own, crds } }) => [
        own,
        ...(crds.how === "companion" ? [crds.chart] : []),
      ]),
      ...cniCharts.map((one) => one.chart),
    ];
    assert.deepEqual(
      pins.filter(({ name, version }) => valuesKnownBy(name)?.version !== version),
      [],
      "run keelson charts index (see CONTRIBUTING.md)",
    );
  });
});
