import type { Fields } from "../values";
import type { Check } from "./property-checks";
import type { Replacement } from "./replacement";
import type { ShownType } from "./shown";

/** The API server of a cluster, as a cloud reports it. */
export interface ApiServer {
  readonly endpoint: string;
  /** In Base64. */
  readonly certificateAuthority: string;
}

/** Where a resource is created, and how the cloud generates ids there. */
export interface CloudPlace {
  /** Account on AWS, project on Google Cloud, subscription on Azure. */
  readonly accountId: string;
  readonly region: string;
  /** The zone of resources without a location, on Google Cloud. @default the region */
  readonly zone?: string;
  /** Generates an id, for instance `vpc-0a1b…` for the prefix `vpc-`. The same arguments always give the same id. */
  readonly newId: (prefix: string, of: string) => string;
  /** Returns the API server of a cluster that the run creates. @default clusters have an address that does not answer */
  readonly controlPlane?: (clusterId: string) => ApiServer | undefined;
  /** A token of the API servers' administrator. @default none */
  readonly token?: string;
  /** A whole kubeconfig for the run's own API server. @default none */
  readonly kubeconfig?: string;
  /** Finds the state of another resource, for outputs that depend on it. @default finds nothing */
  readonly find?: (type: string, id: string) => Fields | undefined;
}

/** A request to create or update a resource. */
export interface CloudQuestion {
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  readonly inputs: Fields;
  readonly place: CloudPlace;
  /** The state before an update. */
  readonly previous?: Fields;
}

/** A request for a resource whose id is known. */
export interface IdentifiedQuestion extends CloudQuestion {
  readonly id: string;
}

/** The operations of an API that its errors name. */
export interface CloudApi {
  /** For instance `EC2`. */
  readonly service: string;
  readonly create: string;
  /** @default the create operation */
  readonly update?: string;
  readonly delete: string;
}

/** A property that the provider fills with a name. */
interface Autoname {
  readonly property: string;
  /** @default the provider has no limit */
  readonly maxLength?: number;
  /** The resource's name with random digits, its name alone, or a random UUID. @default "random" */
  readonly style?: "random" | "copy" | "uuid";
}

/** A resource in an account. */
export interface CloudResource {
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  readonly id: string;
  readonly state: Fields;
  /** Time of creation in milliseconds, from the account's `now`. */
  readonly createdAt: number;
}

/** A machine of a node pool. */
export interface CloudNode {
  readonly name: string;
  /** The id of its node pool. */
  readonly poolId: string;
  readonly subnetId: string;
}

/** A load balancer that a cluster requested for one of its objects. */
export interface CloudLoadBalancer {
  /** For instance `Service traefik/traefik`. */
  readonly owner: string;
  /** The id of its network; empty if unknown. */
  readonly networkId: string;
  readonly subnetIds: readonly string[];
}

/** The contents of an account. */
export interface AccountView {
  readonly accountId: string;
  readonly region: string;
  readonly now: number;
  readonly resources: readonly CloudResource[];
  /** `<type> <id>` of every deleted resource. A resource that is missing here may have been created elsewhere. */
  readonly deleted: ReadonlySet<string>;
  readonly nodes: readonly CloudNode[];
  readonly loadBalancers: readonly CloudLoadBalancer[];
  /** The calls that the cloud has accepted and not yet finished. */
  readonly ongoing: readonly CloudCall[];
}

/** An account as rules see it, with the types of its cloud. */
export interface CloudAccount extends AccountView {
  readonly types: CloudTypes;
}

/** A call that changes an account. */
export interface CloudCall {
  readonly operation: "create" | "update" | "delete";
  readonly type: string;
  readonly name: string;
  /** Empty for a creation. */
  readonly id: string;
  /** The wanted inputs; for a deletion, the state. */
  readonly inputs: Fields;
  /** The state before the change; empty for a creation. */
  readonly previous: Fields;
}

/** A refusal by one of a cloud's services. */
export interface CloudFault {
  readonly code: string;
  readonly message: string;
  /** @default 400 */
  readonly status?: number;
  /** Whether the provider retries for a while, because the cloud may soon accept the call. */
  readonly transient?: boolean;
}

/** A rule of a cloud, which refuses a call or allows it. */
export type CloudRule = (call: CloudCall, account: CloudAccount) => CloudFault | undefined;

/** Addresses that may connect to something. */
export interface Admission {
  /** The target that they reach, for instance `its API server` or `tcp 443`. */
  readonly to: string;
  /** Ranges in CIDR notation, or a cloud's word for everybody. */
  readonly from: readonly string[];
}

/** Facts about a type, whether or not rehearsals simulate it. */
export interface TypeFacts {
  /** Pulumi's token, for instance `aws:ec2/vpc:Vpc`. */
  readonly token: string;
  /** The inputs that force a replacement, because the provider cannot change them in place. @default unknown: any input may force one */
  readonly replacedBy?: readonly Replacement[];
  /** The inputs whose change makes the cloud replace the machines behind the resource, one by one, with the source. @default none */
  readonly rolledBy?: readonly Pick<Replacement, "path" | "source">[];
  /**
   * Reports whether a change of such an input keeps the machines, because they suit both values. `inputs` are the new ones. @default never
   */
  readonly keepsNodes?: (change: { readonly path: string; readonly before?: unknown }, inputs: Fields) => boolean;
  /** Reports whether a change of this input creates a new version, which rolls resources that refer to it. @default never */
  readonly versionedBy?: (path: string) => boolean;
  /** Reports whether the cloud itself changes the value at a path of the inputs, so that a refresh finds it changed. @default never */
  readonly movedByCloud?: (path: string) => boolean;
  /** Whether its deletion destroys data or a whole platform. A plan refuses that unless the stack allows it. */
  readonly precious?: true;
  /** How a plan shows it. @default the generic form */
  readonly shown?: ShownType;
  /** Lists the ports and addresses that the internet can reach, one line each. @default none */
  readonly opens?: (inputs: Fields) => readonly string[];
  /** Lists all addresses that it admits, including those of `opens`, so that two plans can be compared. @default unknown */
  readonly admits?: (inputs: Fields) => readonly Admission[];
}

/**
 * Everything known about one type of resource: how its cloud, and Pulumi's provider for it, answer. Each type is one
 * declaration; tables by token collect them. Its effects on a cluster are in `cli/rehearsal/clouds/`.
 */
export interface CloudType extends TypeFacts {
  /** The provider's name for it in messages, for instance `EC2 VPC`. */
  readonly label: string;
  /** The API operations that the cloud's errors name. */
  readonly api?: CloudApi;
  /** The property that the provider fills if the program gives no name. */
  readonly autoname?: Autoname;
  readonly id: (question: CloudQuestion) => string;
  /** Outputs for inputs that the program leaves out. */
  readonly defaults?: Fields;
  /** Outputs that the cloud adds. */
  readonly computed?: (question: IdentifiedQuestion) => Fields;
  /** Keys that the cloud adds inside an input, by the path of the input. A preview of a creation does not know them. */
  readonly computedInside?: Readonly<Record<string, readonly string[]>>;
  /** The values of the resource's state that the cloud itself has changed since the program's last change. @default none */
  readonly moved?: (resource: CloudResource, account: AccountView) => Fields;
  /** Fields that a preview of an update does not know. */
  readonly unknownOnUpdate?: readonly string[];
  /** Whether the provider deletes the old resource before it creates the replacement. */
  readonly deleteBeforeReplace?: boolean;
  /** Whether it has no region, like IAM on AWS. */
  readonly global?: boolean;
  /** The provider's own checks before it calls the cloud, by property. */
  readonly properties?: Readonly<Record<string, Check>>;
  /** How long a change of it takes in a rehearsal, in milliseconds, so that other calls can collide with it. @default an instant */
  readonly takesMilliseconds?: number;
  /** The cloud's rules, each with its source. The first refusal counts. */
  readonly refuses?: Readonly<Partial<Record<CloudCall["operation"], readonly CloudRule[]>>>;
  /** Describes the parts of a deleted resource that the cloud keeps. @default nothing stays */
  readonly leaves?: (deleted: CloudResource) => string | undefined;
}

/** A table of types by token. */
export type CloudTypes<T extends TypeFacts = CloudType> = Readonly<Record<string, T>>;

/** Puts types in a table by their tokens. */
export function byToken<T extends TypeFacts>(types: readonly T[]): CloudTypes<T> {
  return Object.fromEntries(types.map((type) => [type.token, type]));
}
