import type * as pulumi from "@pulumi/pulumi";

/**
 * A statement of an IAM policy.
 *
 * @example
 * ```ts
 * const awsPermission: AwsPermission = { actions: ["sqs:GetQueueAttributes"], resources: ["arn:aws:sqs:eu-central-1:111122223333:orders"] };
 * ```
 */
export interface AwsPermission {
  /** Actions that the policy allows, for instance `sqs:ReceiveMessage`. */
  readonly actions: readonly string[];
  /** ARNs of the resources to which the actions apply. */
  readonly resources: readonly pulumi.Input<string>[];
  /** IAM condition operators, for instance `{ StringEquals: { "aws:ResourceTag/team": "shop" } }`. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, AwsConditionValue>>>>;
}

/**
 * One value of a condition, or several values. With several values, it is enough if one value matches. With `ForAllValues`, each value in the request
 * must match one of these values.
 */
export type AwsConditionValue = pulumi.Input<string> | readonly pulumi.Input<string>[];

/**
 * A role on Google Cloud, and the resource on which it is granted.
 *
 * @example
 * ```ts
 * const gcpPermission: GcpPermission = { role: "roles/pubsub.viewer", condition: { title: "orders", expression: "resource.name.endsWith('/orders')" } };
 * ```
 */
export interface GcpPermission {
  /** Name of the role, for instance `roles/dns.admin`. */
  readonly role: string;
  /** Name of the Cloud DNS managed zone on which the role is granted. @default the whole project */
  readonly dnsZone?: pulumi.Input<string>;
  /** Name of the Cloud Storage bucket on which the role is granted. @default the whole project */
  readonly bucket?: pulumi.Input<string>;
  /** The Cloud KMS key on which the role is granted: `projects/…/locations/…/keyRings/…/cryptoKeys/…`. @default the whole project */
  readonly cryptoKey?: pulumi.Input<string>;
  /** The CA Service pool on which the role is granted: `projects/…/locations/…/caPools/…`. @default the whole project */
  readonly caPool?: pulumi.Input<string>;
  /** The CA Service template on which the role is granted: `projects/…/locations/…/certificateTemplates/…`. @default the whole project */
  readonly certificateTemplate?: pulumi.Input<string>;
  /** The Google service account on which the role is granted: `projects/PROJECT/serviceAccounts/EMAIL`. @default the whole project */
  readonly serviceAccount?: pulumi.Input<string>;
  /** Id of the project on which the role is granted, or of the managed zone's project. @default the cluster's project */
  readonly project?: string;
  /** A condition in IAM's expression language. @default none */
  readonly condition?: { readonly title: string; readonly expression: pulumi.Input<string> };
}

/**
 * A role on Azure, and the resource on which it is granted.
 *
 * @example
 * ```ts
 * const azurePermission: AzurePermission = { role: "Azure Service Bus Data Receiver", scope: "/subscriptions/…" };
 * ```
 */
export interface AzurePermission {
  /** Name of a built-in role, for instance `DNS Zone Contributor`. */
  readonly role: string;
  /** Id of the resource, resource group or subscription on which the role is granted. */
  readonly scope: pulumi.Input<string>;
}

/**
 * The permissions that a service account needs, separately for each cloud. A cloud without an entry is not supported.
 *
 * @example
 * ```ts
 * const permissions: CloudPermissions = {
 *   aws: [{ actions: ["sqs:ReceiveMessage"], resources: ["arn:aws:sqs:eu-central-1:111122223333:orders"] }],
 *   gcp: [{ role: "roles/pubsub.subscriber" }],
 * };
 * ```
 */
export interface CloudPermissions {
  /** Statements of the service account's IAM policy on AWS. */
  readonly aws?: readonly AwsPermission[];
  /** Roles of the service account on Google Cloud. */
  readonly gcp?: readonly GcpPermission[];
  /** Roles of the service account on Azure. */
  readonly azure?: readonly AzurePermission[];
}
