import { type RuleSpec, ruleSpec } from "./alert-rules";
import type { ScheduleAlerts } from "./args";
import { series } from "./promql";

/** A scheduled job as Prometheus knows it. */
export interface ScheduledSubject {
  readonly workloadName: string;
  readonly namespace: string;
  /** Seconds after its last success from which it is alerted of. */
  readonly overdueSeconds: number;
  readonly alerts: ScheduleAlerts;
}

/**
 * Renders the alerts of a scheduled job: it is overdue, whether its runs fail, do not end or never begin. That a single run has
 * failed is told by the cluster's own alerts.
 */
export function scheduleRuleSpec({ overdueSeconds, ...subject }: ScheduledSubject): RuleSpec {
  const { namespace, workloadName } = subject;
  const of = (metric: string) => series(metric, { namespace, cronjob: workloadName });
  const succeeded = of("kube_cronjob_status_last_successful_time");
  const since = `(${succeeded} or on (namespace, cronjob) ${of("kube_cronjob_created")})`;
  return ruleSpec(subject, {
    WorkloadOverdue: {
      expr: `time() - ${since} > ${overdueSeconds} and on (namespace, cronjob) ${of("kube_cronjob_spec_suspend")} == 0`,
      severity: "critical",
      summary: `no run has succeeded for ${overdueSeconds} s`,
    },
    ...subject.alerts.rules,
  });
}
