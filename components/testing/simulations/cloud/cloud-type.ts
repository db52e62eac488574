import type { Properties } from "./properties";

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

/** How a cloud, and Pulumi's provider for it, answer for one type of resource. */
export interface CloudType {
  /** What the provider's messages call it, for instance `EC2 VPC`. */
  readonly label: string;
  /** Where the cloud's errors name operations. */
  readonly api?: CloudApi;
  /** The property that the provider gives a name to, where the program has given none. */
  readonly autoname?: Autoname;
  readonly id: (question: CloudQuestion) => string;
  /** What holds where nothing else is asked for. */
  readonly defaults?: Properties;
  /** What the cloud adds. */
  readonly computed?: (question: IdentifiedQuestion) => Properties;
  /** By property, or the path to one inside it, what the cloud adds to what was asked for: a preview of a creation does not know it. */
  readonly computedInside?: Readonly<Record<string, readonly string[]>>;
  /** Properties that a preview of an update does not know. */
  readonly unknownOnUpdate?: readonly string[];
  /** Whether the old one must go before its successor can be. */
  readonly deleteBeforeReplace?: boolean;
  /** Whether it has no region, as IAM on AWS has none. */
  readonly global?: boolean;
}

/** A table of types by Pulumi's token. */
export type CloudTypes = Readonly<Record<string, CloudType>>;
