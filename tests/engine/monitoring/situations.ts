/** Values of series, by series, in promtool's notation: https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series */
export type Series = Readonly<Record<string, string>>;

/** When an alert must fire: what differs from a healthy cluster. */
export interface Situation {
  readonly series: Series;
  /** Other alerts that fire, too, because of the same. @default none */
  readonly also?: readonly string[];
  /** Hours after which it fires. @default 5 */
  readonly hours?: number;
}

/** Stands for as many minutes as a test has. */
export const forever = "xALL";
const constant = (value: number) => `${value}${forever}`;
/** Grows by so much each minute. */
const growing = (perMinute: number) => `0+${perMinute}${forever}`;
const still = constant(0);
/** Nobody serves it. */
const gone = `_${forever}`;

const web = 'namespace="team",deployment="web"';
const pod = 'namespace="team",pod="web-bcdfg24567-bcdfg",container="web"';
const requests = (status: string) => `http_requests_total{namespace="team",job="web",status="${status}"}`;
const bucket = (le: string) => `http_request_duration_seconds_bucket{namespace="team",job="web",le="${le}"}`;
const autoscaler = 'namespace="team",horizontalpodautoscaler="web"';
const cronJob = 'namespace="team",cronjob="night"';
const replicas = (namespace: string, deployment: string) =>
  `kube_deployment_status_replicas_available{namespace="${namespace}",deployment="${deployment}"}`;
const velero = (metric: string) => `velero_backup_${metric}{schedule="velero-daily"}`;
const location = 'velero_backup_location_status_gauge{backup_location_name="default"}';
const certificate = (metric: "expiration" | "renewal") =>
  `certmanager_certificate_${metric}_timestamp_seconds{exported_namespace="team",name="web",namespace="cert-manager"}`;
const sealed = 'sealed_secrets_controller_condition_info{condition="Synced",namespace="team",name="web"}';
const collector = (metric: string) =>
  `otelcol_${metric}_spans_total{pod="agent-bcdfg",receiver="otlp",exporter="otlp"}`;
const kyverno = (le: string) => `kyverno_admission_review_duration_seconds_bucket{le="${le}"}`;
const policy =
  'kyverno_validating_policy_results_total{policy_name="restricted",resource_kind="Pod",result="fail",execution_cause="admission_request"}';
const jaeger = (metric: string) => `otelcol_${metric}_spans_total{namespace="jaeger"}`;
const jaegerReads = 'jaeger_storage_requests_total{namespace="jaeger",operation="find_traces",result="err"}';
const loki = (metric: string) => `loki_${metric}{namespace="loki",pod="loki-0",reason="rate_limited"}`;
const lokiRequests = 'loki_request_duration_seconds_count{route="loki_api_v1_push",status_code="500"}';
const lokiRetention = 'loki_compactor_apply_retention_operation_total{status="failure"}';
const tempo = (metric: string) => `${metric}{namespace="tempo",pod="tempo-0",reason="trace_too_large"}`;
const reloader = 'reloader_action_total{workload_kind="Deployment",result="error"}';
const fluentBit = 'fluentbit_output_retries_failed_total{pod="fluent-bit-bcdfg",name="loki.0"}';
const fluentd = (metric: string) => `fluentd_${metric}{namespace="fluentd",pod="fluentd-bcdfg"}`;
const envoy = (code: string) =>
  `envoy_http_downstream_rq_xx{namespace="envoy-gateway-system",envoy_http_conn_manager_prefix="http-10080",envoy_response_code_class="${code}"}`;
const elasticOperator =
  'kube_statefulset_status_replicas_ready{namespace="elastic-system",statefulset="elastic-operator"}';
const elasticErrors =
  'controller_runtime_reconcile_errors_total{namespace="elastic-system",controller="elasticsearch-controller"}';
const rejected = 'xds_nack_total{typeURL="type.googleapis.com/envoy.config.listener.v3.Listener"}';
const rollout = (phase: string) => `rollout_info{exported_namespace="team",name="web",phase="${phase}"}`;
const analysis = 'analysis_run_info{exported_namespace="team",name="web-1",phase="Error"}';

/** What a healthy cluster's targets have, as far as the alerts read it. Counters of failures are there, and stand still. */
export const healthy: Series = {
  [`kube_deployment_status_replicas_available{${web}}`]: constant(2),
  [`kube_deployment_spec_replicas{${web}}`]: constant(2),
  [requests("200")]: growing(600),
  [requests("500")]: growing(1),
  [bucket("0.1")]: growing(600),
  [bucket("+Inf")]: growing(600),
  [`container_memory_working_set_bytes{${pod}}`]: constant(60e6),
  [`kube_pod_container_resource_limits{${pod},resource="memory"}`]: constant(256e6),
  [`container_cpu_cfs_throttled_periods_total{${pod}}`]: growing(6),
  [`container_cpu_cfs_periods_total{${pod}}`]: growing(600),
  [`kube_horizontalpodautoscaler_status_current_replicas{${autoscaler}}`]: constant(2),
  [`kube_horizontalpodautoscaler_spec_max_replicas{${autoscaler}}`]: constant(6),
  /* Time begins at 0. */
  [`kube_cronjob_status_last_successful_time{${cronJob}}`]: growing(60),
  [`kube_cronjob_created{${cronJob}}`]: constant(0),
  [`kube_cronjob_spec_suspend{${cronJob}}`]: still,
  [location]: constant(1),
  [velero("attempt_total")]: `0x1440 1x1440 2${forever}`,
  [velero("failure_total")]: still,
  [velero("partial_failure_total")]: still,
  [velero("last_successful_timestamp")]: `1x1440 86400x1440 172800${forever}`,
  /* It is valid for hours only, and renewed in time. */
  [certificate("expiration")]: constant(10e5),
  [certificate("renewal")]: constant(9e5),
  [sealed]: constant(1),
  [collector("receiver_refused")]: still,
  [collector("exporter_send_failed")]: still,
  [collector("exporter_enqueue_failed")]: still,
  [kyverno("0.1")]: growing(600),
  [kyverno("+Inf")]: growing(600),
  [policy]: still,
  [replicas("kyverno", "kyverno-admission-controller")]: constant(2),
  [replicas("vertical-pod-autoscaler", "vpa-updater")]: constant(2),
  [replicas("opentelemetry-operator-system", "opentelemetry-operator")]: constant(2),
  [replicas("argo-rollouts", "argo-rollouts")]: constant(2),
  [elasticOperator]: constant(1),
  [elasticErrors]: still,
  [replicas("envoy-gateway-system", "envoy")]: constant(2),
  [replicas("envoy-gateway-system", "envoy-gateway")]: constant(2),
  [replicas("jaeger", "jaeger")]: constant(1),
  [jaeger("receiver_refused")]: still,
  [jaeger("exporter_send_failed")]: still,
  [jaegerReads]: still,
  [loki("discarded_samples_total")]: still,
  [loki("ingester_chunks_flush_failures_total")]: still,
  [loki("panic_total")]: still,
  [lokiRequests]: still,
  [lokiRetention]: still,
  [fluentd("output_status_num_errors")]: still,
  [fluentd("output_status_buffer_available_space_ratio")]: constant(99),
  [fluentd("refused_records_total")]: still,
  [tempo("tempo_discarded_spans_total")]: still,
  [tempo("tempo_ingester_failed_flushes_total")]: still,
  [tempo("tempodb_blocklist_poll_errors_total")]: still,
  [tempo("tempodb_compaction_errors_total")]: still,
  [reloader]: still,
  [fluentBit]: still,
  [envoy("2")]: growing(600),
  [envoy("5")]: growing(1),
  [rejected]: still,
  [rollout("Healthy")]: constant(1),
};

/** The collector and Jaeger share names of metrics, which Jaeger's namespace tells apart for Jaeger alone. */
const lostSpans = { also: ["TelemetryLost"] };
const refusedSpans = { also: ["TelemetryRefused"] };

/** Situations by alert; some alerts have several. */
export const situations: Readonly<Record<string, readonly Situation[]>> = {
  WorkloadUnavailable: [
    { series: { [`kube_deployment_status_replicas_available{${web}}`]: still }, also: ["WorkloadDegraded"] },
  ],
  WorkloadDegraded: [{ series: { [`kube_deployment_status_replicas_available{${web}}`]: constant(1) } }],
  WorkloadRequestsFail: [{ series: { [requests("500")]: growing(100) } }],
  WorkloadRequestsSlow: [{ series: { [bucket("0.1")]: still, [bucket("20")]: growing(600) } }],
  WorkloadMemorySaturated: [{ series: { [`container_memory_working_set_bytes{${pod}}`]: constant(250e6) } }],
  WorkloadCpuThrottled: [{ series: { [`container_cpu_cfs_throttled_periods_total{${pod}}`]: growing(590) } }],
  WorkloadAtMaximum: [
    { series: { [`kube_horizontalpodautoscaler_status_current_replicas{${autoscaler}}`]: constant(6) } },
  ],
  WorkloadOverdue: [
    { hours: 60, series: { [`kube_cronjob_status_last_successful_time{${cronJob}}`]: constant(1) } },
    { hours: 60, series: { [`kube_cronjob_status_last_successful_time{${cronJob}}`]: gone } },
  ],
  BackupStorageUnavailable: [{ series: { [location]: still } }],
  BackupFails: [
    { series: { [velero("failure_total")]: `0x295 1${forever}` } },
    { series: { [velero("partial_failure_total")]: `0x295 1${forever}` } },
  ],
  BackupOverdue: [
    { hours: 60, series: { [velero("last_successful_timestamp")]: constant(1) } },
    /* It never succeeded: after the time of two backups, or with the third attempt of a pod that restarted. */
    { hours: 60, series: { [velero("last_successful_timestamp")]: gone } },
    { series: { [velero("last_successful_timestamp")]: gone, [velero("attempt_total")]: constant(3) } },
  ],
  BackupScheduleUnknown: [{ series: { [velero("attempt_total")]: gone } }],
  CertificateExpiresSoon: [{ series: { [certificate("renewal")]: constant(60) } }],
  SealedSecretDoesNotOpen: [{ series: { [sealed]: constant(-1) } }],
  TelemetryRefused: [{ series: { [collector("receiver_refused")]: growing(10) } }],
  TelemetryLost: [{ series: { [collector("exporter_send_failed")]: growing(10) } }],
  TelemetryQueueFull: [{ series: { [collector("exporter_enqueue_failed")]: growing(10) } }],
  KyvernoDoesNotAnswer: [{ series: { [replicas("kyverno", "kyverno-admission-controller")]: still } }],
  KyvernoAnswersLate: [{ series: { [kyverno("0.1")]: still, [kyverno("20")]: growing(600) } }],
  KyvernoPolicyBroken: [{ series: { [policy]: growing(1) } }],
  VerticalPodAutoscalerDoesNotRun: [{ series: { [replicas("vertical-pod-autoscaler", "vpa-updater")]: still } }],
  OpentelemetryOperatorDoesNotRun: [
    { series: { [replicas("opentelemetry-operator-system", "opentelemetry-operator")]: still } },
  ],
  JaegerDoesNotRun: [{ series: { [replicas("jaeger", "jaeger")]: still } }],
  JaegerRefusesTraces: [{ series: { [jaeger("receiver_refused")]: growing(10) }, ...refusedSpans }],
  JaegerDoesNotStore: [{ series: { [jaeger("exporter_send_failed")]: growing(10) }, ...lostSpans }],
  JaegerDoesNotRead: [{ series: { [jaegerReads]: growing(1) } }],
  LogsDiscarded: [{ series: { [loki("discarded_samples_total")]: growing(10) } }],
  LogsNotStored: [{ series: { [loki("ingester_chunks_flush_failures_total")]: growing(10) } }],
  LogRequestsFail: [{ series: { [lokiRequests]: growing(10) } }],
  LokiPanics: [{ series: { [loki("panic_total")]: growing(10) } }],
  LogRetentionFails: [{ series: { [lokiRetention]: growing(1) } }],
  LogDeliveriesFail: [{ series: { [fluentd("output_status_num_errors")]: growing(1) } }],
  LogBufferFills: [{ series: { [fluentd("output_status_buffer_available_space_ratio")]: constant(10) } }],
  LogLinesRefused: [{ series: { [fluentd("refused_records_total")]: growing(1) } }],
  LogsLost: [{ series: { [fluentBit]: growing(1) } }],
  TracesDiscarded: [{ series: { [tempo("tempo_discarded_spans_total")]: growing(1) } }],
  TracesNotStored: [{ series: { [tempo("tempo_ingester_failed_flushes_total")]: growing(1) } }],
  TraceListStale: [{ series: { [tempo("tempodb_blocklist_poll_errors_total")]: growing(1) } }],
  TraceCompactionFails: [{ series: { [tempo("tempodb_compaction_errors_total")]: growing(1) } }],
  ReloadFails: [{ series: { [reloader]: growing(1) } }],
  ElasticOperatorNotServed: [{ series: { [elasticOperator]: still } }],
  ElasticReconcileErrors: [{ series: { [elasticErrors]: growing(1) } }],
  GatewayProxiesMissing: [{ series: { [replicas("envoy-gateway-system", "envoy")]: still } }],
  GatewayControllerMissing: [{ series: { [replicas("envoy-gateway-system", "envoy-gateway")]: still } }],
  GatewayChangeRejected: [{ series: { [rejected]: growing(1) } }],
  GatewayServesErrors: [{ series: { [envoy("5")]: growing(100) } }],
  RolloutsNotServed: [{ series: { [replicas("argo-rollouts", "argo-rollouts")]: still } }],
  RolloutAborted: [{ series: { [rollout("Abort")]: constant(1) } }],
  RolloutStuck: [{ series: { [rollout("Timeout")]: constant(1) } }, { series: { [rollout("Error")]: constant(1) } }],
  RolloutInvalid: [{ series: { [rollout("InvalidSpec")]: constant(1) } }],
  AnalysisErrors: [{ series: { [analysis]: constant(1) } }],
};
