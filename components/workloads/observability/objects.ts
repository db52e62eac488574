import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { catalogueProviders } from "../../addons";
import { type Monitoring, monitoring } from "../../capabilities";
import type { Found } from "../../platform";
import { metadataOf, type Subject } from "../subject";
import { prometheusRuleSpec, type RuleSpec } from "./alert-rules";
import type { Metrics, ScheduleAlerts } from "./args";
import { dashboard } from "./dashboard";
import type { ObservabilityPlan } from "./plan";
import { scheduleRuleSpec } from "./schedule-alerts";
import { metricsServiceLabels, metricsServiceName, metricsServiceSpec, serviceMonitorSpec } from "./service-monitor";
import type { ServingKind, Watched } from "./watched";

const apiVersion = "monitoring.coreos.com/v1";

/**
 * Creates the alerts, the scrape configuration and the dashboard of a workload. Warns about metrics that nothing scrapes.
 *
 * @param autoscaler name of the workload's HorizontalPodAutoscaler, if it has one
 */
export function createObservability(
  name: string,
  kind: ServingKind,
  subject: Subject,
  plan: ObservabilityPlan,
  autoscaler: string | undefined,
  options: pulumi.CustomResourceOptions,
): void {
  const { metrics, alerts, monitoring: found } = plan;
  const { workloadName, home } = subject;
  if (found === undefined) {
    if (metrics !== undefined) {
      const add = catalogueProviders(monitoring, home.platform?.cluster.cloud).join(" or ");
      const message = `${kind} ${workloadName} has metrics on port ${metrics.port}, but nothing scrapes them; add ${add}`;
      void pulumi.log.warn(message, options.parent);
    }
    return;
  }
  const after = pulumi.mergeOptions(options, { dependsOn: [...found.dependsOn] });
  const watched = pulumi
    .output(home.namespace)
    .apply((namespace): Watched => ({ kind, workloadName, namespace, metrics, alerts, autoscaler }));
  if (alerts !== undefined) {
    createRule(name, subject, found, watched.apply(prometheusRuleSpec), after);
  }
  if (metrics !== undefined) {
    createMonitor(name, subject, found, metrics, options, after);
  }
  if (metrics !== undefined && metrics.dashboard !== false) {
    createDashboard(name, found, watched, after);
  }
}

/** Creates the alerts of a CronJob, if the platform has monitoring. */
export function createScheduleAlerts(
  name: string,
  subject: Subject,
  { monitoring: found }: ObservabilityPlan,
  alerts: ScheduleAlerts,
  overdueSeconds: number,
  options: pulumi.CustomResourceOptions,
): void {
  if (found !== undefined) {
    const { workloadName, home } = subject;
    const spec = pulumi
      .output(home.namespace)
      .apply((namespace) => scheduleRuleSpec({ workloadName, namespace, overdueSeconds, alerts }));
    createRule(name, subject, found, spec, pulumi.mergeOptions(options, { dependsOn: [...found.dependsOn] }));
  }
}

function createRule(
  name: string,
  subject: Subject,
  found: Found<Monitoring>,
  spec: pulumi.Output<RuleSpec>,
  options: pulumi.CustomResourceOptions,
): void {
  const metadata = selectedMetadata(subject, found);
  new k8s.apiextensions.CustomResource(name, { apiVersion, kind: "PrometheusRule", metadata, spec }, options);
}

function createMonitor(
  name: string,
  subject: Subject,
  found: Found<Monitoring>,
  metrics: Metrics,
  options: pulumi.CustomResourceOptions,
  after: pulumi.CustomResourceOptions,
): void {
  const { workloadName, podLabels } = subject;
  const service = new k8s.core.v1.Service(
    `${name}-metrics`,
    {
      metadata: {
        ...metadataOf(subject),
        name: metricsServiceName(workloadName),
        labels: metricsServiceLabels(workloadName),
        /* Pulumi must not wait for pods, because an autoscaler can scale them to zero. */
        annotations: { "pulumi.com/skipAwait": "true" },
      },
      spec: metricsServiceSpec(podLabels, metrics),
    },
    options,
  );
  const spec = serviceMonitorSpec(workloadName, metrics);
  new k8s.apiextensions.CustomResource(
    name,
    { apiVersion, kind: "ServiceMonitor", metadata: selectedMetadata(subject, found), spec },
    pulumi.mergeOptions(after, { dependsOn: service }),
  );
}

/** Returns the metadata of an object that Prometheus selects by labels. */
function selectedMetadata(subject: Subject, { value: { monitorLabels } }: Found<Monitoring>) {
  const metadata = metadataOf(subject);
  return Object.keys(monitorLabels).length === 0 ? metadata : { ...metadata, labels: monitorLabels };
}

function createDashboard(
  name: string,
  { value: { dashboards } }: Found<Monitoring>,
  watched: pulumi.Output<Watched>,
  options: pulumi.CustomResourceOptions,
): void {
  if (dashboards === undefined) {
    return;
  }
  const id = watched.apply(({ namespace, workloadName }) => `${namespace}.${workloadName}`);
  const data = watched.apply((one) => ({
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
