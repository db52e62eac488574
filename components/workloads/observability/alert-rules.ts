import type { AlertRule } from "./args";
import { podNames, series } from "./promql";
import { requestQueries } from "./requests";
import { podCounts, type Watched } from "./watched";

/** An alert in Prometheus' format. */
export interface PrometheusAlert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Alerts by name. */
export type Rules = Readonly<Record<string, AlertRule>>;

/** The workload of the alerts, and the labels of all alerts. */
export interface Alerted {
  readonly namespace: string;
  readonly workloadName: string;
  readonly alerts?: { readonly labels?: Readonly<Record<string, string>> };
}

/** The spec of a PrometheusRule. */
export interface RuleSpec {
  readonly groups: readonly { readonly name: string; readonly rules: readonly PrometheusAlert[] }[];
}

/** Renders the spec of a PrometheusRule: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule */
export function prometheusRuleSpec(subject: Watched): RuleSpec {
  return ruleSpec(subject, {
    ...availability(subject),
    ...requests(subject),
    ...saturation(subject),
    ...subject.alerts?.rules,
  });
}

/** Renders the spec of a PrometheusRule from alerts by name. */
export function ruleSpec(subject: Alerted, rules: Rules): RuleSpec {
  return {
    groups: [
      { name: subject.workloadName, rules: Object.entries(rules).map(([name, rule]) => alert(subject, name, rule)) },
    ],
  };
}

function alert({ namespace, workloadName, alerts }: Alerted, name: string, rule: AlertRule): PrometheusAlert {
  return {
    alert: name,
    expr: rule.expr,
    for: rule.for ?? "5m",
    labels: { ...alerts?.labels, severity: rule.severity ?? "warning", namespace, workload: workloadName },
    annotations: { summary: `${namespace}/${workloadName}: ${rule.summary}` },
  };
}

function availability({ kind, namespace, workloadName }: Watched): Rules {
  const { label, ...counts } = podCounts[kind];
  const labels = { namespace, [label]: workloadName };
  const [available, desired] = [series(counts.available, labels), series(counts.desired, labels)];
  const matching = `on (namespace, ${label})`;
  return {
    WorkloadUnavailable: {
      expr: `${available} == 0 and ${matching} ${desired} > 0`,
      severity: "critical",
      summary: "no pod is available",
    },
    WorkloadDegraded: {
      expr: `${available} < ${matching} ${desired}`,
      for: "15m",
      summary: "too few pods are available",
    },
  };
}

function requests(subject: Watched): Rules {
  const { failed, latency } = requestQueries(subject);
  const { failedPercent = 5, latencySeconds = 1 } = subject.alerts ?? {};
  return {
    ...(failed !== undefined && {
      WorkloadRequestsFail: {
        expr: `${failed} > ${failedPercent / 100}`,
        for: "10m",
        severity: "critical",
        summary: `more than ${failedPercent}% of the requests fail`,
      },
    }),
    ...(latency !== undefined && {
      WorkloadRequestsSlow: {
        expr: `${latency(0.99)} > ${latencySeconds}`,
        for: "10m",
        summary: `1% of the requests take longer than ${latencySeconds} s`,
      },
    }),
  };
}

function saturation(subject: Watched): Rules {
  const { memoryPercent = 90, throttledPercent = 50 } = subject.alerts ?? {};
  const { memory, memoryLimit, throttled, periods } = containerQueries(subject);
  return {
    WorkloadMemorySaturated: {
      expr: `${memory} / ${memoryLimit} > ${memoryPercent / 100}`,
      for: "15m",
      summary: `a container uses more than ${memoryPercent}% of its memory limit`,
    },
    WorkloadCpuThrottled: {
      expr: `${throttled} / ${periods} > ${throttledPercent / 100}`,
      for: "15m",
      summary: `the CPU limit throttles a container for more than ${throttledPercent}% of the time`,
    },
    ...atMaximum(subject),
  };
}

function atMaximum({ namespace, autoscaler }: Watched): Rules {
  if (autoscaler === undefined) {
    return {};
  }
  const of = (what: string) =>
    series(`kube_horizontalpodautoscaler_${what}`, { namespace, horizontalpodautoscaler: autoscaler });
  return {
    WorkloadAtMaximum: {
      expr: `${of("status_current_replicas")} >= on (namespace, horizontalpodautoscaler) ${of("spec_max_replicas")}`,
      for: "15m",
      summary: "the autoscaler has reached its maximum",
    },
  };
}

/** Returns queries about the containers of a workload; each returns one series per container. */
export function containerQueries({ kind, namespace, workloadName }: Watched) {
  const pods = `pod=~"${podNames(kind, workloadName)}"`;
  const each = (by: "max" | "sum", expr: string) => `${by} by (namespace, pod, container) (${expr})`;
  const used = (metric: string) => series(metric, { namespace }, pods, 'container!=""');
  const asked = (bound: "requests" | "limits", resource: string) =>
    each("max", series(`kube_pod_container_resource_${bound}`, { namespace, resource }, pods));
  return {
    cpu: each("sum", `rate(${used("container_cpu_usage_seconds_total")}[5m])`),
    cpuRequest: asked("requests", "cpu"),
    memory: each("max", used("container_memory_working_set_bytes")),
    memoryLimit: asked("limits", "memory"),
    throttled: each("sum", `rate(${used("container_cpu_cfs_throttled_periods_total")}[5m])`),
    periods: each("sum", `rate(${used("container_cpu_cfs_periods_total")}[5m])`),
    restarts: each("sum", `increase(${series("kube_pod_container_status_restarts_total", { namespace }, pods)}[1h])`),
  };
}
