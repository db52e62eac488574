import { absolutePath, matches, whole } from "../../checks";
import { checkPeers } from "../../network";
import { checkPlainValue } from "../../plain-secrets";
import { collectProblems, expected, type Problem } from "../../problems";
import type { AlertRule, Alerts, Metrics, ObservabilityArgs, OutsideCollector, TelemetryArgs } from "./args";
import { checkQuery } from "./check-query";
import { collectors } from "./plan";
import { metricsServiceName } from "./service-monitor";

const labelForm = /^[a-zA-Z_]\w*$/;
const metricForm = /^[a-zA-Z_:][\w:]*$/;
const matchersForm = /^[a-zA-Z_]\w*(=|!=|=~|!~)"[^"\\]*"(,[a-zA-Z_]\w*(=|!=|=~|!~)"[^"\\]*")*$/;

/** Lists the mistakes in the monitoring of a workload. */
export function checkObservability(
  workloadName: string,
  { metrics, alerts, telemetry }: ObservabilityArgs & TelemetryArgs,
): Problem[] {
  return [
    ...(typeof telemetry === "object" ? checkCollector(telemetry) : []),
    ...(metrics === undefined ? [] : checkMetrics(workloadName, metrics)),
    ...(alerts === undefined || alerts === false ? [] : checkAlerts(alerts, metrics)),
  ];
}

function checkCollector(collector: OutsideCollector): Problem[] {
  const { endpoint } = collector;
  const path = "telemetry.endpoint";
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    return [expected(path, 'the URL of an OTLP endpoint such as "https://otlp.example.com:4317"', endpoint)];
  }
  const fix = "put the value into a Secret, and set OTEL_EXPORTER_OTLP_HEADERS from this Secret";
  return [
    ...checkPlainValue(path, "", endpoint, fix),
    ...checkPeers(collectors({ collector }), path, "egress").map(({ message }) => ({ path, message })),
  ];
}

function checkMetrics(workloadName: string, metrics: Metrics): Problem[] {
  const { path = "/metrics", intervalSeconds, requestCounter, failedRequests, requestHistogram } = metrics;
  const metricWords = 'the name of a metric (letters, digits, "_" and ":", not beginning with a digit)';
  return [
    ...collectProblems([
      metricsServiceName(workloadName).length > 63 &&
        expected(
          "workloadName",
          "at most 55 characters if the option metrics is set",
          workloadName,
          `it has ${workloadName.length} characters`,
        ),
      requestHistogram?.endsWith("_bucket") === true &&
        expected("metrics.requestHistogram", 'the name of a histogram without "_bucket"', requestHistogram),
      failedRequests !== undefined && requestCounter === undefined && needs("metrics.failedRequests", "requestCounter"),
    ]),
    ...absolutePath("metrics.path", path),
    ...whole("metrics.intervalSeconds", intervalSeconds, { min: 5, unit: "seconds" }),
    ...matches("metrics.requestCounter", requestCounter, metricForm, metricWords),
    ...matches("metrics.requestHistogram", requestHistogram, metricForm, metricWords),
    ...matches("metrics.failedRequests", failedRequests, matchersForm, 'label matchers such as status=~"5.."'),
  ];
}

function checkAlerts(alerts: Alerts, { requestCounter, requestHistogram }: Partial<Metrics> = {}): Problem[] {
  const { failedPercent, latencySeconds, memoryPercent, throttledPercent, ...own } = alerts;
  return [
    ...Object.entries({ failedPercent, memoryPercent, throttledPercent }).flatMap(([key, value]) =>
      checkPercent(`alerts.${key}`, value),
    ),
    ...collectProblems([
      latencySeconds !== undefined &&
        !(latencySeconds > 0) &&
        expected("alerts.latencySeconds", "a number of seconds above 0", latencySeconds),
      failedPercent !== undefined && requestCounter === undefined && needs("alerts.failedPercent", "requestCounter"),
      latencySeconds !== undefined &&
        requestHistogram === undefined &&
        needs("alerts.latencySeconds", "requestHistogram"),
    ]),
    ...checkRules(own),
  ];
}

/** Labels that Keelson sets on every alert. */
const ofEachAlert: ReadonlySet<string> = new Set(["namespace", "severity", "workload"]);

/** Lists the mistakes in the alerts that you define, and in the labels of all alerts. */
export function checkRules({ labels = {}, rules = {} }: Pick<Alerts, "labels" | "rules">): Problem[] {
  return [
    ...Object.keys(labels).flatMap((name) => [
      ...matches("alerts.labels", name, labelForm, 'a label of letters, digits and "_"'),
      ...(ofEachAlert.has(name)
        ? [{ path: `alerts.labels.${name}`, message: "is already set for each alert; choose another name" }]
        : []),
    ]),
    ...Object.entries(rules).flatMap(([name, rule]) => checkRule(name, rule)),
  ];
}

function checkRule(name: string, { expr, for: lasting, summary }: AlertRule): Problem[] {
  const path = `alerts.rules.${name}`;
  return [
    ...matches(path, name, labelForm, 'a name of letters, digits and "_"'),
    ...checkQuery(`${path}.expr`, expr),
    ...matches(`${path}.summary`, summary, /\S/, "one sentence about the alert"),
    ...matches(`${path}.for`, lasting, /^(\d+(ms|[smhdwy]))+$/, 'a duration such as "10m"'),
  ];
}

function needs(path: string, option: string): Problem {
  return { path, message: `needs metrics.${option}; set it, or remove ${path}` };
}

function checkPercent(path: string, value: number | undefined): Problem[] {
  const fits = value === undefined || (value > 0 && value <= 100);
  return fits ? [] : [expected(path, "a percentage above 0 and at most 100", value)];
}
