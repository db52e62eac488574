export { DaemonSet, type DaemonSetArgs } from "./daemon-set";
export { Deployment, type DeploymentArgs } from "./deployment";
export type { Exposure } from "./exposure/args";
export { CronJob, type CronJobArgs } from "./jobs/cron-job";
export { Job, type JobArgs } from "./jobs/job";
export type { JobSpecArgs } from "./jobs/objects";
export { ScaledJob, type ScaledJobArgs, type ScaledJobParts } from "./jobs/scaled-job";
export {
  type CleanupArgs,
  cleanup,
  type DatabaseBackupArgs,
  databaseBackup,
  type NightlyJobArgs,
  nightlyJob,
} from "./jobs/scheduled-jobs";
export type { AlertRule, Alerts, Metrics, ObservabilityArgs, ScheduleAlerts, TelemetryArgs } from "./observability";
export type { PodArgs } from "./pod/args";
export type {
  ContainerArgs,
  EnvReference,
  EnvSource,
  InitContainerArgs,
  KeyReference,
  MoreContainerArgs,
  Mount,
  Probe,
  Resources,
} from "./pod/container-args";
export type { SchedulingArgs, Spread, SpreadRule } from "./pod/scheduling-args";
export type {
  Autoscaling,
  MetricTarget,
  ObjectMetric,
  PodMetric,
  ScalingPolicy,
  ScalingRules,
} from "./scaling/args";
export type {
  CronTrigger,
  OtherTrigger,
  PrometheusTrigger,
  PubSubTrigger,
  ServiceBusTrigger,
  SqsTrigger,
  Trigger,
} from "./scaling/trigger-args";
export type { VerticalAutoscaling, VerticalScalingArgs } from "./scaling/vertical-args";
export type { ClusterIpService, LoadBalancerService, NodePortService, ServiceArgs } from "./service/args";
export { podHost, podHosts } from "./service/pod-host";
export { StatefulSet, type StatefulSetArgs, type StatefulSetOptions } from "./stateful-set";
export type { EmptyDir, HostPath, KeyFiles, StorageArgs, Volume, VolumeClaimTemplate } from "./volumes/args";
export { PersistentVolumeClaim, type PersistentVolumeClaimArgs } from "./volumes/persistent-volume-claim";
export type {
  DisruptionBudget,
  Port,
  PortArgs,
  Scaling,
  ServingArgs,
  WorkloadArgs,
} from "./workload/args";
