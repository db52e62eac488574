import { type Problem, quote } from "../../problems";
import type { Alerts, Metrics, ObservabilityArgs } from "./args";
import { metricsServiceName } from "./service-monitor";

type Objection = Problem | false;

/** Objections to how a workload is watched. */
export function checkObservability(workloadName: string, { metrics, alerts }: ObservabilityArgs): Objection[] {
  return [
    ...(metrics === undefined ? [] : checkMetrics(workloadName, metrics)),
    ...(alerts === undefined || alerts === false ? [] : checkAlerts(alerts, metrics ?? { port: 1 })),
  ];
}

function checkMetrics(workloadName: string, metrics: Metrics): Objection[] {
  const { path = "/metrics", intervalSeconds = 30, requestCounter, failedRequests, requestHistogram } = metrics;
  return [
    metricsServiceName(workloadName).length > 63 && {
      path: "workloadName",
      message: `at most 55 characters with metrics, given ${quote(workloadName)} with ${workloadName.length}: shorten it`,
    },
    !path.startsWith("/") && {
      path: "metrics.path",
      message: `a path from "/", given ${quote(path)}: write ${quote(`/${path}`)}`,
    },
    !(Number.isInteger(intervalSeconds) && intervalSeconds >= 5) && {
      path: "metrics.intervalSeconds",
      message: `a whole number of seconds, 5 or more, given ${quote(intervalSeconds)}`,
    },
    badMetric(requestCounter, "metrics.requestCounter"),
    badMetric(requestHistogram, "metrics.requestHistogram"),
    requestHistogram?.endsWith("_bucket") === true && {
      path: "metrics.requestHistogram",
      message: `the histogram's name without "_bucket", given ${quote(requestHistogram)}`,
    },
    failedRequests !== undefined && requestCounter === undefined && needs("metrics.failedRequests", "requestCounter"),
    failedRequests !== undefined &&
      !matchers.test(failedRequests) && {
        path: "metrics.failedRequests",
        message: `matchers of labels such as status=~"5..", given ${quote(failedRequests)}`,
      },
  ];
}

function checkAlerts(alerts: Alerts, { requestCounter, requestHistogram }: Metrics): Objection[] {
  const { failedPercent, latencySeconds, memoryPercent, throttledPercent, labels = {}, rules = {} } = alerts;
  return [
    ...Object.entries({ failedPercent, memoryPercent, throttledPercent }).map(([key, value]) =>
      outOf100(value, `alerts.${key}`),
    ),
    latencySeconds !== undefined &&
      !(latencySeconds > 0) && {
        path: "alerts.latencySeconds",
        message: `seconds above 0, given ${quote(latencySeconds)}`,
      },
    failedPercent !== undefined && requestCounter === undefined && needs("alerts.failedPercent", "requestCounter"),
    latencySeconds !== undefined &&
      requestHistogram === undefined &&
      needs("alerts.latencySeconds", "requestHistogram"),
    ...Object.keys(labels).map(
      (name) =>
        !/^[a-zA-Z_]\w*$/.test(name) && {
          path: "alerts.labels",
          message: `a label of letters, digits and "_", given ${quote(name)}`,
        },
    ),
    ...Object.entries(rules).flatMap(([name, rule]) => checkRule(name, rule.expr, rule.for)),
  ];
}

function checkRule(name: string, expr: string, lasting = "5m"): Objection[] {
  const path = `alerts.rules.${name}`;
  return [
    !/^[a-zA-Z_]\w*$/.test(name) && { path, message: `a name of letters, digits and "_", given ${quote(name)}` },
    expr.trim() === "" && { path: `${path}.expr`, message: "a query in PromQL, given nothing" },
    !/^(\d+(ms|[smhdwy]))+$/.test(lasting) && {
      path: `${path}.for`,
      message: `a duration such as "10m", given ${quote(lasting)}`,
    },
  ];
}

const matchers = /^[a-zA-Z_]\w*(=|!=|=~|!~)"[^"\\]*"(,[a-zA-Z_]\w*(=|!=|=~|!~)"[^"\\]*")*$/;

function badMetric(name: string | undefined, path: string): Objection {
  return (
    name !== undefined &&
    !/^[a-zA-Z_:][\w:]*$/.test(name) && {
      path,
      message: `the name of a metric, of letters, digits, "_" and ":", given ${quote(name)}`,
    }
  );
}

function needs(path: string, option: string): Problem {
  return { path, message: `metrics.${option} beside it, given nothing: name the metric, or leave it out` };
}

function outOf100(value: number | undefined, path: string): Objection {
  return (
    value !== undefined &&
    !(value > 0 && value <= 100) && { path, message: `a percentage above 0, at most 100, given ${quote(value)}` }
  );
}
