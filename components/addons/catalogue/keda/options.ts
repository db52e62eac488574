import type { AwsPermission, AzurePermission, GcpPermission } from "../../../clusters/contract";
import type { PodPeer } from "../../../network";

/**
 * Options of KEDA.
 *
 * @example
 * ```ts
 * keda({
 *   awsPermissions: [
 *     {
 *       actions: ["sqs:GetQueueAttributes"],
 *       resources: ["arn:aws:sqs:eu-central-1:111122223333:orders"],
 *     },
 *   ],
 * });
 * ```
 */
export interface KedaOptions {
  /**
   * Permissions of KEDA's operator on AWS, for instance `{ actions: ["sqs:GetQueueAttributes"], resources: [queueArn] }`. A trigger uses these
   * permissions if the trigger's TriggerAuthentication has `podIdentity: { provider: aws }`.
   *
   * @default none: each trigger for AWS needs its own credentials
   */
  readonly awsPermissions?: readonly AwsPermission[];
  /**
   * Permissions of KEDA's operator on Google Cloud, for instance `{ role: "roles/monitoring.viewer" }`. A trigger uses these permissions if the
   * trigger's TriggerAuthentication has `podIdentity: { provider: gcp }`.
   *
   * @default none
   */
  readonly gcpPermissions?: readonly GcpPermission[];
  /**
   * Permissions of KEDA's operator on Azure, for instance `{ role: "Azure Service Bus Data Owner", scope: queue.id }`. A trigger uses these
   * permissions if the trigger's TriggerAuthentication has `podIdentity: { provider: azure-workload }`.
   *
   * @default none
   */
  readonly azurePermissions?: readonly AzurePermission[];
  /**
   * If true, a TriggerAuthentication may refer to a Secret in its namespace. KEDA's operator can then list every Secret in the cluster.
   *
   * @default false
   */
  readonly readSecrets?: boolean;
  /** Pods that triggers may query, for instance a tenant's Redis. @default none: triggers may query only Prometheus */
  readonly sources?: readonly PodPeer[];
}
