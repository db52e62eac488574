import type { Fields } from "../../values";
import type { CloudAccount, CloudApi, CloudFault, CloudResource, CloudType, TypeFacts } from "../contract";

/** All facts about a type of AWS that rehearsals simulate. */
export interface AwsType extends CloudType {
  readonly api: CloudApi;
  /** @default any number of them may exist */
  readonly unique?: Unique;
  /** The network interfaces that AWS creates for a resource. @default none */
  readonly interfaces?: (resource: CloudResource, account: CloudAccount) => readonly NetworkInterface[];
}

/** Inputs that identify a resource, and how AWS refuses a second resource with the same ones. */
interface Unique {
  readonly by: readonly string[];
  readonly fault: (inputs: Fields, existing: CloudResource) => CloudFault;
}

/** A network interface. Its subnet, VPC and security groups cannot be deleted while it exists. */
export interface NetworkInterface {
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  /** Whether it has an address on the internet. */
  readonly public: boolean;
}

/** Reports whether a type is one of AWS that rehearsals simulate. */
export function isAwsType(type: TypeFacts | undefined): type is AwsType {
  return type !== undefined && "api" in type;
}

/** Names the API operations of a thing in the usual way: `CreateVpc`, `DeleteVpc`. */
export function api(service: string, thing: string, update?: string): CloudApi {
  const operations = { service, create: `Create${thing}`, delete: `Delete${thing}` };
  return update === undefined ? operations : { ...operations, update };
}

/** Puts a private network interface in each subnet. */
export function interfacesIn(subnetIds: readonly string[], securityGroupIds: readonly string[]): NetworkInterface[] {
  return subnetIds.map((subnetId) => ({ subnetId, securityGroupIds, public: false }));
}
