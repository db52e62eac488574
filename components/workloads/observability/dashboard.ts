import { createHash } from "node:crypto";
import { containerQueries } from "./alert-rules";
import { series } from "./promql";
import { requestQueries } from "./requests";
import { podCounts, type Watched } from "./watched";

type Queries = Readonly<Record<string, string>>;

interface Panel {
  readonly title: string;
  /** Grafana's unit, for instance `bytes`. */
  readonly unit: string;
  /** Queries by legend. */
  readonly queries: Queries;
}

const source = { type: "prometheus", uid: "${datasource}" };
const [width, height] = [12, 8];

/** Renders a dashboard of a workload in Grafana's format: https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ */
export function dashboard(subject: Watched): Record<string, unknown> {
  const name = `${subject.namespace}/${subject.workloadName}`;
  return {
    /* Unique even if another dashboard has the same title. */
    uid: createHash("sha256").update(name).digest("hex").slice(0, 32),
    title: name,
    tags: ["keelson", subject.namespace],
    editable: false,
    schemaVersion: 39,
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    templating: { list: [{ name: "datasource", type: "datasource", query: "prometheus", label: "Data source" }] },
    panels: panelsOf(subject).map(panel),
  };
}

function panelsOf(subject: Watched): Panel[] {
  const { kind, namespace, workloadName } = subject;
  const { label, available, desired } = podCounts[kind];
  const { cpu, cpuRequest, memory, memoryLimit, restarts } = containerQueries(subject);
  const count = (metric: string) => series(metric, { namespace, [label]: workloadName });
  return [
    ...requestPanels(subject),
    { title: "Pods", unit: "short", queries: { available: count(available), desired: count(desired) } },
    { title: "Restarts in an hour", unit: "short", queries: { "{{pod}} {{container}}": restarts } },
    {
      title: "CPU",
      unit: "cores",
      queries: { "{{pod}} {{container}}": cpu, "request of {{pod}} {{container}}": cpuRequest },
    },
    {
      title: "Memory",
      unit: "bytes",
      queries: { "{{pod}} {{container}}": memory, "limit of {{pod}} {{container}}": memoryLimit },
    },
  ];
}

function requestPanels(subject: Watched): Panel[] {
  const { rate, failed, latency } = requestQueries(subject);
  return [
    ...(rate === undefined ? [] : [{ title: "Requests", unit: "reqps", queries: { all: rate } }]),
    ...(failed === undefined ? [] : [{ title: "Failed requests", unit: "percentunit", queries: { failed } }]),
    ...(latency === undefined
      ? []
      : [
          { title: "Latency", unit: "s", queries: { "50%": latency(0.5), "95%": latency(0.95), "99%": latency(0.99) } },
        ]),
  ];
}

function panel({ title, unit, queries }: Panel, index: number): Record<string, unknown> {
  return {
    id: index + 1,
    type: "timeseries",
    title,
    datasource: source,
    gridPos: { w: width, h: height, x: (index % 2) * width, y: Math.floor(index / 2) * height },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: Object.entries(queries).map(([legendFormat, expr], query) => ({
      refId: String.fromCharCode("A".charCodeAt(0) + query),
      datasource: source,
      expr,
      legendFormat,
    })),
  };
}
