import type { AwsType } from "../aws-type";
import { type Properties, textAt } from "../properties";

/** Something that exists in an account. */
export interface AwsResource {
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  readonly id: string;
  readonly state: Properties;
  /** In milliseconds, on the same clock as the account's `now`. */
  readonly createdAt: number;
}

/** A machine of a node group. */
export interface AwsNode {
  readonly name: string;
  readonly nodeGroupId: string;
  readonly subnetId: string;
}

/** A load balancer that a cluster had made for one of its objects. */
export interface AwsLoadBalancer {
  /** For instance `Service traefik/traefik`. */
  readonly owner: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
}

/** What rules look at. */
export interface AwsAccount {
  readonly accountId: string;
  readonly region: string;
  readonly now: number;
  readonly resources: readonly AwsResource[];
  /** Ids of what was there once; what never was may have been made elsewhere. */
  readonly deleted: ReadonlySet<string>;
  readonly nodes: readonly AwsNode[];
  readonly loadBalancers: readonly AwsLoadBalancer[];
}

/** One change that is asked for. */
export interface AwsCall {
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

/** A refusal by one of AWS' services. */
export interface AwsFault {
  readonly code: string;
  readonly message: string;
  /** @default 400 */
  readonly status?: number;
  /** Whether the provider asks again for a while, since AWS itself may be about to change its mind. */
  readonly transient?: boolean;
}

/** A rule of AWS': refuses a call, or has nothing against it. */
export type AwsRule = (call: AwsCall, account: AwsAccount) => AwsFault | undefined;

/** Rules of a type, by operation. */
export type AwsRules = Readonly<Record<string, Partial<Record<AwsCall["operation"], readonly AwsRule[]>>>>;

/** The resources of a type. */
export function all(account: AwsAccount, type: string): readonly AwsResource[] {
  return account.resources.filter((resource) => resource.type === type);
}

/** The resource of a type and id. */
export function byId(account: AwsAccount, type: string, id: string): AwsResource | undefined {
  return account.resources.find((resource) => resource.type === type && resource.id === id);
}

/** The first refusal of some rules. */
export function firstFault(rules: readonly AwsRule[], call: AwsCall, account: AwsAccount): AwsFault | undefined {
  for (const rule of rules) {
    const fault = rule(call, account);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

/** A refusal as Pulumi's provider shows it, in the AWS SDK's words. */
export function faultMessage(
  { label, api }: AwsType,
  { operation, id, inputs, name }: AwsCall,
  { code, message, status = 400 }: AwsFault,
  requestId: string,
): string {
  const verb = { create: "creating", update: "updating", delete: "deleting" }[operation];
  const subject = id || textAt(inputs, "name") || name;
  const called = operation === "update" ? (api.update ?? api.create) : api[operation];
  const kind = api.service === "EC2" ? "api error " : "";
  return `${verb} ${label} (${subject}): operation error ${api.service}: ${called}, https response error StatusCode: ${status}, RequestID: ${requestId}, ${kind}${code}: ${message}`;
}
