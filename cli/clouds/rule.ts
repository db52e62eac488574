import type { CloudTypes } from "./cloud-type";
import type { Properties } from "./properties";

/** Something that exists in an account. */
export interface CloudResource {
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  readonly id: string;
  readonly state: Properties;
  /** In milliseconds, on the same clock as the account's `now`. */
  readonly createdAt: number;
}

/** A machine of a node pool. */
export interface CloudNode {
  readonly name: string;
  /** Of the resource that is its node pool. */
  readonly poolId: string;
  readonly subnetId: string;
}

/** A load balancer that a cluster had made for one of its objects. */
export interface CloudLoadBalancer {
  /** For instance `Service traefik/traefik`. */
  readonly owner: string;
  /** Of the network that it stands in; empty where none is known. */
  readonly networkId: string;
  readonly subnetIds: readonly string[];
}

/** What exists in an account. */
export interface AccountView {
  readonly accountId: string;
  readonly region: string;
  readonly now: number;
  readonly resources: readonly CloudResource[];
  /** Ids of what was there once; what never was may have been made elsewhere. */
  readonly deleted: ReadonlySet<string>;
  readonly nodes: readonly CloudNode[];
  readonly loadBalancers: readonly CloudLoadBalancer[];
}

/** What rules see: the account, and the types of its cloud. */
export interface CloudAccount extends AccountView {
  readonly types: CloudTypes;
}

/** One change that is asked for. */
export interface CloudCall {
  readonly operation: "create" | "update" | "delete";
  readonly type: string;
  readonly name: string;
  /** Empty where it is to be created. */
  readonly id: string;
  /** What it is to be; what it is, where it is to be deleted. */
  readonly inputs: Properties;
  /** The state before the change; empty where it is to be created. */
  readonly previous: Properties;
}

/** A refusal by one of a cloud's services. */
export interface CloudFault {
  readonly code: string;
  readonly message: string;
  /** @default 400 */
  readonly status?: number;
  /** Whether the provider asks again for a while, since the cloud itself may be about to change its mind. */
  readonly transient?: boolean;
}

/** A rule of a cloud's: refuses a call, or has nothing against it. */
export type CloudRule = (call: CloudCall, account: CloudAccount) => CloudFault | undefined;

/** Rules of a type, by operation. */
export type CloudRules = Readonly<Record<string, Partial<Record<CloudCall["operation"], readonly CloudRule[]>>>>;

/** The resources of a type. */
export function all(account: CloudAccount, type: string): readonly CloudResource[] {
  return account.resources.filter((resource) => resource.type === type);
}

/** The resource of a type and id. */
export function byId(account: CloudAccount, type: string, id: string): CloudResource | undefined {
  return account.resources.find((resource) => resource.type === type && resource.id === id);
}

/** The first refusal of some rules. */
export function firstFault(
  rules: readonly CloudRule[],
  call: CloudCall,
  account: CloudAccount,
): CloudFault | undefined {
  for (const rule of rules) {
    const fault = rule(call, account);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}
