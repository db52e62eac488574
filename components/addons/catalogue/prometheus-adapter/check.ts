import { matches, notBoth, notEmpty } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import type { AdapterMetric, PrometheusAdapterOptions } from "./options";

/** https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
const seriesName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const metricName = /^[a-zA-Z0-9_.:-]+$/;
/** Required placeholders. Without them, a query returns series of other namespaces, or one value for all objects. */
const placeholders = ["<<.LabelMatchers>>", "<<.GroupBy>>"];

/** Lists the mistakes in the options of the prometheus-adapter. */
export function checkPrometheusAdapter(options: Partial<PrometheusAdapterOptions>): Problem[] {
  const { metrics, externalMetrics, url } = options;
  return [
    ...(metrics === undefined ? [expected("metrics", "at least one metric", metrics)] : []),
    ...notEmpty("metrics", metrics, "metric", "add a metric, or remove the add-on"),
    ...notEmpty("externalMetrics", externalMetrics, "metric", "add an entry, or remove the option"),
    ...(["metrics", "externalMetrics"] as const).flatMap((option) =>
      Object.entries(options[option] ?? {}).flatMap(([name, metric]) => checkMetric(`${option}.${name}`, name, metric)),
    ),
    ...matches(
      "url",
      url,
      /^https?:\/\/[a-z0-9.-]+:\d{1,5}(\/.*)?$/,
      'a URL with a port such as "http://prometheus.monitoring.svc:9090"',
    ),
  ];
}

function checkMetric(path: string, name: string, { series, as, window, query }: AdapterMetric): Problem[] {
  const lacking = query === undefined ? [] : placeholders.filter((placeholder) => !query.includes(placeholder));
  return [
    ...matches(path, name, metricName, 'a name of letters, digits, "_", ".", ":" and "-"'),
    ...matches(`${path}.series`, series, seriesName, "the name of a Prometheus series"),
    ...matches(`${path}.window`, window, /^\d+[smh]$/, 'a Prometheus duration such as "2m"'),
    ...notBoth(`${path}.query`, query, `${path}.as`, as),
    ...notBoth(`${path}.query`, query, `${path}.window`, window),
    ...(as === "value" ? notBoth(`${path}.window`, window, `${path}.as "value"`, as, "remove window") : []),
    ...lacking.map((placeholder) => expected(`${path}.query`, `PromQL with ${placeholder}`, query)),
  ];
}
