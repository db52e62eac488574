import type { Properties } from "./properties";
import type { Check } from "./property-checks";
import type { Replacement } from "./replacement";
import type { ShownType } from "./shown";

/** Where something is made, and how it gets an id there. */
export interface CloudPlace {
  /** Account on AWS, project on Google Cloud, subscription on Azure. */
  readonly accountId: string;
  readonly region: string;
  /** An id that the cloud draws, for instance `vpc-0a1b…` for the prefix `vpc-`; always the same for the same thing. */
  readonly newId: (prefix: string, of: string) => string;
  /** The API server that clusters are reached at. @default one that is not there */
  readonly controlPlane?: { readonly endpoint: string; readonly certificateAuthority: string };
  /** What exists already, for outputs that come from other resources. @default nothing */
  readonly find?: (type: string, id: string) => Properties | undefined;
}

/** What a cloud is asked to make, or to change. */
export interface CloudQuestion {
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  readonly inputs: Properties;
  readonly place: CloudPlace;
  /** The state before an update. */
  readonly previous?: Properties;
}

/** A question about something whose id is known. */
export interface IdentifiedQuestion extends CloudQuestion {
  readonly id: string;
}

/** The operations of an API, as its errors name them. */
export interface CloudApi {
  /** For instance `EC2`. */
  readonly service: string;
  readonly create: string;
  /** @default the one of creation */
  readonly update?: string;
  readonly delete: string;
}

/** A property that a provider gives a name to. */
interface Autoname {
  readonly property: string;
  /** @default no length that the provider knows */
  readonly maxLength?: number;
  /** The resource's name with random digits, that name alone, or a random UUID. @default "random" */
  readonly style?: "random" | "copy" | "uuid";
}

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

/** What is known of a type, also of one that a program may use but no rehearsal simulates. */
export interface TypeFacts {
  /** Pulumi's token, for instance `aws:ec2/vpc:Vpc`. */
  readonly token: string;
  /** The inputs that the provider cannot change in place. @default unknown: any input may be one */
  readonly replacedBy?: readonly Replacement[];
  /** Whether its deletion takes data or a whole platform with it: a plan refuses that unless the stack allows it. */
  readonly precious?: true;
  /** How a plan shows it. @default in the generic form */
  readonly shown?: ShownType;
  /** What of it the internet can reach, one line each. @default nothing */
  readonly opens?: (inputs: Properties) => readonly string[];
}

/**
 * How a cloud, and Pulumi's provider for it, answer for one type of resource. Everything known of the type stands in one
 * declaration; the tables by token are collected from them. What it does to a cluster stands in `cli/rehearsal/clouds/`.
 */
export interface CloudType extends TypeFacts {
  /** The provider's name for it in messages, for instance `EC2 VPC`. */
  readonly label: string;
  /** The API operations that the cloud's errors name. */
  readonly api?: CloudApi;
  /** The property that the provider names if the program does not. */
  readonly autoname?: Autoname;
  readonly id: (question: CloudQuestion) => string;
  /** Outputs for inputs that the program leaves out. */
  readonly defaults?: Properties;
  /** Outputs that the cloud adds. */
  readonly computed?: (question: IdentifiedQuestion) => Properties;
  /** By property, or the path to one inside it: keys that the cloud adds to the input. A preview of a creation does not know them. */
  readonly computedInside?: Readonly<Record<string, readonly string[]>>;
  /** Properties that a preview of an update does not know. */
  readonly unknownOnUpdate?: readonly string[];
  /** Whether the provider deletes the old resource before it creates the replacement. */
  readonly deleteBeforeReplace?: boolean;
  /** Whether it belongs to no region, like IAM on AWS. */
  readonly global?: boolean;
  /** What the provider itself checks before it calls the cloud, by property. */
  readonly properties?: Readonly<Record<string, Check>>;
  /** What the cloud refuses, each rule with its source. The first rule that refuses speaks. */
  readonly refuses?: Readonly<Partial<Record<CloudCall["operation"], readonly CloudRule[]>>>;
  /** Describes what the cloud keeps of a deleted resource. @default nothing stays */
  readonly leaves?: (deleted: CloudResource) => string | undefined;
}

/** A table of types by token. */
export type CloudTypes<T extends TypeFacts = CloudType> = Readonly<Record<string, T>>;

/** Puts types in a table by their tokens. */
export function byToken<T extends TypeFacts>(types: readonly T[]): CloudTypes<T> {
  return Object.fromEntries(types.map((type) => [type.token, type]));
}
