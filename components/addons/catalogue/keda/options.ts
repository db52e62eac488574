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
   * Permissions of the operator on AWS, for triggers whose TriggerAuthentication has `podIdentity: { provider: aws }`, for instance
   * `{ actions: ["sqs:GetQueueAttributes"], resources: [queueArn] }`.
   *
   * @default none: triggers on AWS need their own identity
   */
  readonly awsPermissions?: readonly AwsPermission[];
  /** The same on Google Cloud, for `podIdentity: { provider: gcp }`: `{ role: "roles/monitoring.viewer" }`. @default none */
  readonly gcpPermissions?: readonly GcpPermission[];
  /**
   * The same on Azure, for `podIdentity: { provider: azure-workload }`, for instance
   * `{ role: "Azure Service Bus Data Owner", scope: queue.id }`.
   *
   * @default none
   */
  readonly azurePermissions?: readonly AzurePermission[];
  /**
   * Whether a TriggerAuthentication may name a Secret of its namespace. If so, the operator can list every Secret of the cluster.
   *
   * @default false
   */
  readonly readSecrets?: boolean;
  /** Pods that triggers query, for instance a tenant's Redis. @default only Prometheus */
  readonly sources?: readonly PodPeer[];
}
