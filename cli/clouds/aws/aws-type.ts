import type { CloudApi, CloudType } from "../contract";

/** How AWS, and Pulumi's provider for it, answer for one type of resource. */
export interface AwsType extends CloudType {
  readonly api: CloudApi;
}

/** A table of types by Pulumi's token. */
export type AwsTypes = Readonly<Record<string, Omit<AwsType, "token">>>;
