import { dataSources, monitoring, monitoringRules, telemetryCollector, traceStore } from "../../../capabilities";
import type { Flows } from "../../../network";
import { defineAddon } from "../../define";
import type { AddonContext, CustomResourceManifest } from "../../definition";
import { waysTo } from "../../endpoint";
import { collectors, dashboards, scrapers } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { type SearchEngine, secretOfEngine } from "../../search-engine";
import { checkJaeger } from "./check";
import { ports } from "./config";
import { cleanerPods, credentials, name, pods } from "./names";
import type { JaegerOptions } from "./options";
import { jaegerRules } from "./rules";
import { jaegerValues } from "./values";

const at = (port: number) => ({
  url: `http://${name}.${name}.svc:${port}`,
  pods: { namespace: name, labels: pods },
  port,
});

/** Stores traces, and shows them in Grafana or on its own page. */
export const jaeger = defineAddon<JaegerOptions>({
  name,
  optionsType: "JaegerOptions",
  summary: "stores traces for Grafana on a volume or in your own Elasticsearch or OpenSearch",
  whenRemoved: "traces are no longer stored; the volume is deleted, but indices of a search engine stay",
  chart: { repository: "https://jaegertracing.github.io/helm-charts", name: "jaeger", version: "4.11.1" },
  images: {
    values: {
      "jaeger.image.{registry,repository}": "docker.io/jaegertracing/jaeger",
      "spark.image.{registry,repository}": "docker.io/jaegertracing/spark-dependencies",
      "esIndexCleaner.image.{registry,repository}": "docker.io/jaegertracing/jaeger-es-index-cleaner",
      "esRollover.image.{registry,repository}": "docker.io/jaegertracing/jaeger-es-rollover",
      "esLookback.image.{registry,repository}": "docker.io/jaegertracing/jaeger-es-rollover",
    },
    pullSecrets: { "global.imagePullSecrets": "names" },
  },
  monitors: [],
  pods: { placed: ["jaeger", "esIndexCleaner"] },
  namespace: name,
  crds: { how: "none" },
  underArgoCd: { clusterKinds: [] },
  /* The release may own a volume. */
  ownsCloudResources: true,
  orders: { claims: { of: "Jaeger", in: ["extraObjects"] } },
  check: ({ tier, options }) => checkJaeger(tier, options),
  wants: () => [{ capability: monitoring }, { capability: telemetryCollector, after: "nothing" }],
  provides: [
    provideOne(traceStore, () => at(ports.otlp)),
    provideMany(dataSources, () => ({ [name]: { type: "jaeger", ...at(ports.query) } })),
    provideMany(monitoringRules, () => ({ [name]: jaegerRules })),
  ],
  secrets: ({ options }) => {
    const search = searchOf(options);
    return search === undefined ? [] : [secretOfEngine(credentials, search)];
  },
  flows: (context) => flows(context),
  values: jaegerValues,
  customResources: ({ find }) => (find(monitoring) === undefined ? [] : [serviceMonitor]),
});

function searchOf({ storage }: JaegerOptions): SearchEngine | undefined {
  return storage?.kind === "elasticsearch" || storage?.kind === "opensearch" ? storage : undefined;
}

/** Returns the flows of Jaeger's pods. Workloads send traces to the collector, and the collector adds their origin. */
function flows({ options, find }: AddonContext<JaegerOptions>): Flows[] {
  const found = find(monitoring);
  const search = searchOf(options);
  const ways = search === undefined ? [] : waysTo(search);
  return [
    {
      name,
      pods,
      ingress: [
        ...collectors(find(telemetryCollector), ports.otlp),
        ...scrapers(found, ports.metrics),
        ...dashboards(found, ports.query),
      ],
      egress: ["dns", ...ways],
    },
    ...(search === undefined ? [] : [{ name: "index-cleaner", pods: cleanerPods, egress: ["dns" as const, ...ways] }]),
  ];
}

/** The chart contains no monitor. */
const serviceMonitor: CustomResourceManifest = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "ServiceMonitor",
  name,
  scope: "Namespaced",
  spec: { selector: { matchLabels: pods }, endpoints: [{ port: "internal-metrics" }] },
};
