export { DaemonSet, type DaemonSetArgs } from "./daemon-set";
export { Deployment, type DeploymentArgs } from "./deployment";
export type { DisruptionBudget } from "./disruption-budget";
export type { Exposure } from "./exposure";
export {
  type CleanupArgs,
  CronJob,
  type CronJobArgs,
  cleanup,
  type DatabaseBackupArgs,
  databaseBackup,
  Job,
  type JobArgs,
  type JobSpecArgs,
  type NightlyJobArgs,
  nightlyJob,
  ScaledJob,
  type ScaledJobArgs,
  type ScaledJobParts,
} from "./jobs";
export type {
  AlertRule,
  Alerts,
  Metrics,
  ObservabilityArgs,
  OutsideCollector,
  ScheduleAlerts,
  TelemetryArgs,
} from "./observability";
export type {
  ContainerArgs,
  EnvReference,
  EnvSource,
  InitContainerArgs,
  KeyReference,
  MoreContainerArgs,
  PodArgs,
  Probe,
  ResourceAmounts,
  Resources,
  SchedulingArgs,
  Spread,
  SpreadRule,
} from "./pod";
export type {
  Autoscaling,
  CronTrigger,
  MetricTarget,
  ObjectMetric,
  OtherTrigger,
  PodMetric,
  PrometheusTrigger,
  PubSubTrigger,
  Scaling,
  ScalingPolicy,
  ScalingRules,
  ServiceBusTrigger,
  SqsTrigger,
  Trigger,
  VerticalAutoscaling,
  VerticalScalingArgs,
} from "./scaling";
export {
  type ClusterIpService,
  type LoadBalancerService,
  type NodePortService,
  type Port,
  type PortArgs,
  podHost,
  podHosts,
  type ServiceArgs,
} from "./service";
export { StatefulSet, type StatefulSetArgs, type StatefulSetOptions } from "./stateful-set";
export {
  type EmptyDir,
  type HostPath,
  type KeyFiles,
  type Mount,
  PersistentVolumeClaim,
  type PersistentVolumeClaimArgs,
  type StorageArgs,
  type Volume,
  type VolumeClaimTemplate,
} from "./volumes";
export {
  type Call,
  type Connected,
  calleesOf,
  checkCall,
  createPolicies,
  type ServingArgs,
  type WorkloadArgs,
} from "./workload";
