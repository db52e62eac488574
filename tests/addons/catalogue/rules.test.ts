import assert from "node:assert/strict";
import { parser } from "@prometheus-io/lezer-promql";
import { fields, items, text } from "../../../cli/values";
import { exporterOf, serves } from "../../../cli/wiring";
import { certManager } from "../../../components";
import { addonsIn } from "../../support/catalogue";
import { install, valuesOf } from "../../support/programs";

/** Facts are those of the newest release, and Tempo 3 has others than the pinned Tempo 2: its metrics are not judged. */
const notJudged = /^tempo(db)?_/;

const withRules = [
  "kyverno",
  "loki",
  "opentelemetry-collector",
  "reloader",
  "sealed-secrets",
  "tempo",
  "vertical-pod-autoscaler",
];

/** What these and cert-manager need, and what reads the rules. */
const theirs = ["kube-prometheus-stack", "metrics-server", "traefik"];

interface Alert {
  readonly name: string;
  readonly expr: string;
}

async function alertsOfAddons(): Promise<Alert[]> {
  const others = addonsIn("none").filter(({ name }) => [...withRules, ...theirs].includes(name));
  const run = await install([certManager(), ...others]);
  const files = fields(valuesOf(run, "kube-prometheus-stack"), "additionalPrometheusRulesMap");
  return Object.entries(files).flatMap(([addon, file]) =>
    items(file, "groups").flatMap(({ rules }) =>
      items(rules).map((rule) => ({ name: `${addon} ${text(rule, "alert") ?? ""}`, expr: text(rule, "expr") ?? "" })),
    ),
  );
}

/** Lists the metrics that a query reads, and its mistakes as `⟨⟩`. */
function metricsOf(expr: string): string[] {
  const found: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ from, name, node, to, type }) => {
      if (type.isError || (name === "Identifier" && node.parent?.name === "VectorSelector")) {
        found.push(type.isError ? `⟨${expr}⟩` : expr.slice(from, to));
      }
    },
  });
  return found;
}

describe("the alerts of add-ons", () => {
  it("read metrics that their exporters serve", async () => {
    const alerts = await alertsOfAddons();
    assert.ok(alerts.length > 15, `${alerts.length} alerts`);
    const read = alerts.flatMap(({ expr, name }) => metricsOf(expr).map((metric) => ({ metric, name })));
    const unserved = read
      .filter(({ metric }) => !notJudged.test(metric))
      .filter(({ metric }) => {
        const exporter = exporterOf(metric);
        return exporter === undefined || !serves(exporter, metric);
      });
    assert.deepEqual(
      unserved.map(({ metric, name }) => `${name}: ${metric}`),
      [],
    );
  });
});
