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
   * Permissions of the operator on AWS. Triggers use them if their TriggerAuthentication has `podIdentity: { provider: aws }`. For instance
   * `{ actions: ["sqs:GetQueueAttributes"], resources: [queueArn] }`.
   *
   * @default none: each trigger on AWS needs its own identity
   */
  readonly awsPermissions?: readonly AwsPermission[];
  /**
   * Permissions of the operator on Google Cloud, for `podIdentity: { provider: gcp }`. For instance `{ role: "roles/monitoring.viewer" }`.
   * @default none
   */
  readonly gcpPermissions?: readonly GcpPermission[];
  /**
   * Permissions of the operator on Azure, for `podIdentity: { provider: azure-workload }`. For instance `{ role: "Azure Service Bus Data
   * Owner", scope: queue.id }`.
   *
   * @default none
   */
  readonly azurePermissions?: readonly AzurePermission[];
  /**
   * Whether a TriggerAuthentication may name a Secret in its namespace. With `true`, the operator can list every Secret of the cluster.
   *
   * @default false
   */
  readonly readSecrets?: boolean;
  /** Pods that triggers query, for instance a tenant's Redis. @default only Prometheus */
  readonly sources?: readonly PodPeer[];
}
