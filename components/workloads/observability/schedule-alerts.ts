import { type RuleSpec, ruleSpec } from "./alert-rules";
import type { ScheduleAlerts } from "./args";
import { series } from "./promql";

/** The facts about a CronJob that its alerts need. */
export interface ScheduledSubject {
  readonly workloadName: string;
  readonly namespace: string;
  /** The alert fires this number of seconds after the last success. */
  readonly overdueSeconds: number;
  readonly alerts: ScheduleAlerts;
}

/**
 * Renders the alerts of a CronJob. A CronJob is overdue if its runs fail, do not end, or never start. The cluster's own alerts cover a single failed
 * run.
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
