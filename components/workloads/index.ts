export type {
  Autoscaling,
  MetricTarget,
  ObjectMetric,
  PodMetric,
  ScalingPolicy,
  ScalingRules,
} from "./autoscaling-args";
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
} from "./container-args";
export { CronJob, type CronJobArgs } from "./cron-job";
export { DaemonSet, type DaemonSetArgs } from "./daemon-set";
export { Deployment, type DeploymentArgs } from "./deployment";
export type { Exposure } from "./exposure-args";
export { Job, type JobArgs } from "./job";
export type { JobSpecArgs } from "./job-spec";
export type { AlertRule, Alerts, Metrics, ObservabilityArgs, ScheduleAlerts, TelemetryArgs } from "./observability";
export type {
  DisruptionBudget,
  Port,
  PortArgs,
  Scaling,
  ServingArgs,
  WorkloadArgs,
} from "./options";
export { PersistentVolumeClaim, type PersistentVolumeClaimArgs } from "./persistent-volume-claim";
export type { PodArgs } from "./pod-args";
export { podHost, podHosts } from "./pod-host";
export { ScaledJob, type ScaledJobArgs, type ScaledJobParts } from "./scaled-job";
export {
  type CleanupArgs,
  cleanup,
  type DatabaseBackupArgs,
  databaseBackup,
  type NightlyJobArgs,
  nightlyJob,
} from "./scheduled-jobs";
export type { SchedulingArgs, Spread, SpreadRule } from "./scheduling-args";
export type { ClusterIpService, LoadBalancerService, NodePortService, ServiceArgs } from "./service-args";
export { StatefulSet, type StatefulSetArgs, type StatefulSetOptions } from "./stateful-set";
export type {
  CronTrigger,
  OtherTrigger,
  PrometheusTrigger,
  PubSubTrigger,
  ServiceBusTrigger,
  SqsTrigger,
  Trigger,
} from "./trigger-args";
export type { VerticalAutoscaling, VerticalScalingArgs } from "./vertical-autoscaling-args";
export type { EmptyDir, HostPath, KeyFiles, StorageArgs, Volume, VolumeClaimTemplate } from "./volume-args";
