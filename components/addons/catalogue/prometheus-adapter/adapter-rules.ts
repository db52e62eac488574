import type { AdapterMetric, ExternalAdapterMetric, ObjectAdapterMetric } from "./options";

/** A rule of the adapter: https://github.com/kubernetes-sigs/prometheus-adapter/blob/master/docs/config.md */
export interface AdapterRule {
  readonly seriesQuery: string;
  readonly resources: Readonly<Record<string, unknown>>;
  readonly name: { readonly as: string };
  readonly metricsQuery: string;
}

/** Maps labels of series to the resources that they name. */
const labels = {
  pod: { pod: { resource: "pod" } },
  service: { service: { resource: "service" } },
  ingress: { ingress: { group: "networking.k8s.io", resource: "ingress" } },
} as const;

const namespace = { namespace: { resource: "namespace" } };

/** Renders the rule for a metric of objects. Only series with labels for namespace and object count. */
export function objectRule(name: string, metric: ObjectAdapterMetric): AdapterRule {
  const { series, of = "pod" } = metric;
  return {
    seriesQuery: `${series}{namespace!="",${of}!=""}`,
    resources: { overrides: { ...namespace, ...labels[of] } },
    name: { as: name },
    metricsQuery: queryOf(metric),
  };
}

/** Renders the rule for a metric that belongs to no object. */
export function externalRule(name: string, metric: ExternalAdapterMetric): AdapterRule {
  const { series, everyNamespace = false } = metric;
  return {
    seriesQuery: everyNamespace ? series : `${series}{namespace!=""}`,
    resources: everyNamespace ? { namespaced: false } : { overrides: namespace },
    name: { as: name },
    metricsQuery: queryOf(metric),
  };
}

function queryOf({
  series,
  as = series.endsWith("_total") ? "rate" : "value",
  window = "2m",
  query,
}: AdapterMetric): string {
  const selected = "<<.Series>>{<<.LabelMatchers>>}";
  const one = as === "rate" ? `rate(${selected}[${window}])` : selected;
  return query ?? `sum(${one}) by (<<.GroupBy>>)`;
}
