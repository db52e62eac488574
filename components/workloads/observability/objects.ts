import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { catalogueProviders } from "../../addons";
import { type Monitoring, monitoring } from "../../capabilities";
import type { Found } from "../../platform";
import type { WorkloadHome } from "../../tenancy";
import { prometheusRuleSpec } from "./alert-rules";
import type { ScheduleAlerts } from "./args";
import { dashboard } from "./dashboard";
import type { ObservabilityPlan } from "./plan";
import { scheduleRuleSpec } from "./schedule-alerts";
import { metricsServiceLabels, metricsServiceName, metricsServiceSpec, serviceMonitorSpec } from "./service-monitor";
import type { ServingKind, Subject } from "./subject";

/** A workload that is watched. */
export interface Watched {
  readonly workloadName: string;
  readonly home: WorkloadHome;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly observability?: ObservabilityPlan;
  readonly scaling?: { readonly byTriggers?: object };
}

const apiVersion = "monitoring.coreos.com/v1";

/** Makes what a workload is watched by, and says so where nobody watches what it shows. */
export function createObservability(
  name: string,
  kind: ServingKind,
  watched: Watched,
  options: pulumi.CustomResourceOptions,
): void {
  const { metrics, alerts, monitoring: found } = watched.observability ?? {};
  if (found === undefined) {
    if (metrics !== undefined) {
      const add = catalogueProviders(monitoring, watched.home.platform?.cluster.cloud).join(" or ");
      const message = `${kind} ${watched.workloadName} shows metrics on port ${metrics.port} that nobody reads: add ${add}`;
      void pulumi.log.warn(message, options.parent);
    }
    return;
  }
  const after = pulumi.mergeOptions(options, { dependsOn: [...found.dependsOn] });
  const subject = pulumi.output(watched.home.namespace).apply((namespace) => subjectOf(kind, namespace, watched));
  if (alerts !== undefined) {
    const metadata = { name: watched.workloadName, namespace: watched.home.namespace };
    const spec = subject.apply(prometheusRuleSpec);
    new k8s.apiextensions.CustomResource(name, { apiVersion, kind: "PrometheusRule", metadata, spec }, after);
  }
  createMonitor(name, watched, options, after);
  if (metrics !== undefined && metrics.dashboard !== false) {
    createDashboard(name, found, subject, after);
  }
}

/** Makes what a scheduled job is watched by, where there is who watches. */
export function createScheduleAlerts(
  name: string,
  { workloadName, home, observability }: Watched,
  alerts: ScheduleAlerts,
  overdueSeconds: number,
  options: pulumi.CustomResourceOptions,
): void {
  const found = observability?.monitoring;
  if (found !== undefined) {
    const spec = pulumi
      .output(home.namespace)
      .apply((namespace) => scheduleRuleSpec({ workloadName, namespace, overdueSeconds, alerts }));
    new k8s.apiextensions.CustomResource(
      name,
      { apiVersion, kind: "PrometheusRule", metadata: { name: workloadName, namespace: home.namespace }, spec },
      pulumi.mergeOptions(options, { dependsOn: [...found.dependsOn] }),
    );
  }
}

function subjectOf(kind: ServingKind, namespace: string, watched: Watched): Subject {
  const { workloadName, observability, scaling } = watched;
  const { metrics, alerts } = observability ?? {};
  /* The name that KEDA gives: https://keda.sh/docs/latest/reference/scaledobject-spec/#horizontalpodautoscalerconfig */
  const autoscaler = scaling?.byTriggers === undefined ? workloadName : `keda-hpa-${workloadName}`;
  return {
    kind,
    workloadName,
    namespace,
    ...(metrics !== undefined && { metrics }),
    ...(alerts !== undefined && { alerts }),
    ...(scaling !== undefined && { autoscaler }),
  };
}

function createMonitor(
  name: string,
  { workloadName, home: { namespace }, podLabels, observability }: Watched,
  options: pulumi.CustomResourceOptions,
  after: pulumi.CustomResourceOptions,
): void {
  const { metrics } = observability ?? {};
  if (metrics === undefined) {
    return;
  }
  const service = new k8s.core.v1.Service(
    `${name}-metrics`,
    {
      metadata: {
        name: metricsServiceName(workloadName),
        namespace,
        labels: metricsServiceLabels(workloadName),
        /* Nobody waits for pods that may be scaled to nothing. */
        annotations: { "pulumi.com/skipAwait": "true" },
      },
      spec: metricsServiceSpec(podLabels, metrics),
    },
    options,
  );
  new k8s.apiextensions.CustomResource(
    name,
    {
      apiVersion,
      kind: "ServiceMonitor",
      metadata: { name: workloadName, namespace },
      spec: serviceMonitorSpec(workloadName, metrics),
    },
    pulumi.mergeOptions(after, { dependsOn: service }),
  );
}

function createDashboard(
  name: string,
  { value: { dashboards } }: Found<Monitoring>,
  subject: pulumi.Output<Subject>,
  options: pulumi.CustomResourceOptions,
): void {
  if (dashboards === undefined) {
    return;
  }
  const id = subject.apply(({ namespace, workloadName }) => `${namespace}.${workloadName}`);
  const data = subject.apply((one) => ({
    [`${one.namespace}.${one.workloadName}.json`]: JSON.stringify(dashboard(one), undefined, 2),
  }));
  new k8s.core.v1.ConfigMap(
    `${name}-dashboard`,
    {
      metadata: {
        name: pulumi.interpolate`dashboard.${id}`,
        namespace: dashboards.namespace,
        labels: dashboards.labels,
      },
      data,
    },
    options,
  );
}
