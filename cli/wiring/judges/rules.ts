import { parser } from "@prometheus-io/lezer-promql";
import { closest } from "fastest-levenshtein";
import { type Fields, fields, isRecord, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { type Exporter, exporterOf, serves } from "../metrics";
import type { PlainObject } from "../objects";
import { broken, missing, ok, type Place } from "../verdicts";

/** A metric that a query reads, and where. */
interface Read {
  readonly metric: string;
  readonly place: Place;
}

/** A query, and where it is. */
interface Query {
  readonly expr: string;
  readonly place: Place;
}

/**
 * Judges the rules of Prometheus and the dashboards of Grafana: their queries must be PromQL, and the exporters must serve the metrics that
 * the queries read, and run in the cluster. Metrics that no facts name are not judged, because they belong to applications.
 */
export function judgeRules(cluster: Inventory): Verdict[] {
  const rules = cluster.all("PrometheusRule.monitoring.coreos.com").flatMap(rulesOf);
  const dashboards = cluster.all("ConfigMap").flatMap(dashboardQueries);
  const read = [...rules, ...dashboards].map(({ expr, place }) => ({ expr, place, ...readQuery(expr) }));
  const metrics = read.flatMap(({ metrics: names, place }) => names.map((metric) => ({ metric, place })));
  return [
    ...read.map(({ expr, mistake, place }) => judgeQuery(place, expr, mistake)),
    ...metrics.flatMap(judgeMetric),
    ...judgeExporters(cluster, metrics),
  ];
}

function rulesOf(object: PlainObject): Query[] {
  return items(object, "spec", "groups").flatMap(({ rules }) =>
    items(rules).flatMap((rule) => {
      const expr = text(rule, "expr");
      const at = `rule ${text(rule, "alert") ?? text(rule, "record") ?? ""}`;
      return expr === undefined ? [] : [{ expr, place: { object, at } }];
    }),
  );
}

/** The label by which Grafana's sidecar finds dashboards. https://github.com/grafana-community/helm-charts/tree/main/charts/grafana */
const dashboardLabel = "grafana_dashboard";

function dashboardQueries(object: PlainObject): Query[] {
  const isDashboard = text(object, "metadata", "labels", dashboardLabel) !== undefined;
  const files = isDashboard ? Object.entries(fields(object, "data")) : [];
  return files.flatMap(([file, content]) =>
    panelsIn(parsed(content)).flatMap((panel) => queriesOf(panel, object, file)),
  );
}

/** Reads a file; nothing if it is not JSON, because a dashboard may be in another format. */
function parsed(content: unknown): unknown {
  try {
    return JSON.parse(text(content) ?? "");
  } catch {
    return undefined;
  }
}

/** Lists the panels of a dashboard. Rows have panels as well. */
function panelsIn(dashboard: unknown): Fields[] {
  return isRecord(dashboard) ? items(dashboard, "panels").flatMap((panel) => [panel, ...panelsIn(panel)]) : [];
}

/** Lists a panel's queries for Prometheus, with an interval in the place of Grafana's variables for one. */
function queriesOf(panel: Fields, object: PlainObject, file: string): Query[] {
  const at = `panel ${text(panel, "title") ?? ""} of ${file}`;
  return items(panel, "targets").flatMap((target) => {
    const type = text(target, "datasource", "type") ?? text(panel, "datasource", "type") ?? "prometheus";
    const expr = type === "prometheus" ? text(target, "expr") : undefined;
    const known = expr?.replace(/\$\{?__\w+\}?/g, "5m");
    return known === undefined || hasVariables(known) ? [] : [{ expr: known, place: { object, at } }];
  });
}

/** Reports whether a query has variables of Grafana outside of its texts, which may stand for any part of it. */
function hasVariables(expr: string): boolean {
  return expr.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, "").includes("$");
}

function judgeQuery(place: Place, expr: string, mistake: string | undefined): Verdict {
  return mistake === undefined
    ? ok(place)
    : broken(place, `expected valid PromQL, got a syntax error (marked with ⟨⟩): ${mistake}; fix the query`);
}

/** Reads a query: the metrics that it selects by their names, each once, and its first mistake. */
function readQuery(expr: string): { readonly metrics: readonly string[]; readonly mistake?: string } {
  const metrics = new Set<string>();
  let mistake: string | undefined;
  parser.parse(expr).iterate({
    enter: ({ from, name, node, to, type }) => {
      if (type.isError) {
        mistake ??= `${expr.slice(0, from)}⟨${expr.slice(from, to)}⟩${expr.slice(to)}`;
      } else if (name === "Identifier" && node.parent?.name === "VectorSelector") {
        metrics.add(expr.slice(from, to));
      }
    },
  });
  return { metrics: [...metrics], mistake };
}

function judgeMetric({ metric, place }: Read): Verdict[] {
  const exporter = exporterOf(metric);
  if (exporter === undefined) {
    return [];
  }
  if (serves(exporter, metric)) {
    return [ok(place)];
  }
  const expected = `expected a metric of ${exporter.exporter}, got "${metric}"`;
  const near = closest(metric, [...exporter.metrics]);
  return [broken(place, `${expected}; fix the name, for instance ${near} (${exporter.source})`)];
}

/** Judges each exporter once, at the first rule that reads it. */
function judgeExporters(cluster: Inventory, reads: readonly Read[]): Verdict[] {
  const first = new Map<Exporter, Place>();
  for (const { metric, place } of reads) {
    const exporter = exporterOf(metric);
    if (exporter !== undefined && !first.has(exporter)) {
      first.set(exporter, place);
    }
  }
  return [...first].flatMap(([exporter, place]) => judgeExporter(cluster, exporter, place));
}

/** The images of the pods that Prometheus' operator makes, by the kind of its custom resource. */
const madeByOperator: Readonly<Record<string, readonly string[]>> = {
  Alertmanager: ["prometheus/alertmanager", "prometheus-operator/prometheus-config-reloader"],
  Prometheus: ["prometheus/prometheus", "prometheus-operator/prometheus-config-reloader"],
};

function judgeExporter(cluster: Inventory, { exporter, image }: Exporter, place: Place): Verdict[] {
  if (image === undefined) {
    return [];
  }
  const images = cluster.pods.flatMap(({ spec }) =>
    items(spec.containers).flatMap(({ image: one }) => text(one) ?? []),
  );
  const made = Object.entries(madeByOperator).flatMap(([kind, some]) =>
    cluster.all(`${kind}.monitoring.coreos.com`).length > 0 ? some : [],
  );
  const runs = [...images, ...made].some((one) => one.includes(image));
  const words = {
    expected: `pods of ${exporter}`,
    got: "none",
    fix: `install ${exporter}, or remove the ${place.at.split(" ")[0] ?? ""} that reads its metrics`,
  };
  return [runs ? ok(place) : missing(cluster, place, undefined, words)];
}
