import type { Capability, Cardinality, Key, Offer, StoredSecret } from "../capabilities";
import type { ChartValues, CrdKind } from "../charts";
import type { CloudPermissions, Cluster, PodIdentity } from "../clusters/contract";
import type { ImageSource } from "../images";
import type { Flows } from "../network";
import type { Placement } from "../placement";
import type { Problem } from "../problems";
import type { TierFacts } from "../tier";
import type { AddonFacts } from "./facts";
import type { StepName } from "./steps";

/**
 * A capability that a step of an add-on uses. The step waits for a step of the capability's provider.
 *
 * @example
 * ```ts
 * import { certificateIssuers, type Need } from "keelson";
 *
 * const need: Need = { capability: certificateIssuers, key: "production", for: "resources", purpose: "its webhook" };
 * ```
 */
export interface Need {
  readonly capability: Capability<unknown>;
  /** Key of the capability that the add-on needs. @default any key */
  readonly key?: string;
  /** The add-on's step that uses the capability. @default "release" */
  readonly for?: StepName;
  /** The part of the add-on that uses the capability. Errors show this text: "needs … for …". @default the whole add-on */
  readonly purpose?: string;
  /** Returns true if other offers of the platform make this capability unnecessary. @default the capability is always needed */
  readonly unless?: (lookup: Lookup) => boolean;
  /** The provider's step to wait for. Set `nothing` if the add-on uses only the value of the capability. @default the provider's `readyAt` */
  readonly after?: StepName | "nothing";
}

/**
 * An offer of an add-on. Other add-ons can use the offer after the step `readyAt` of this add-on.
 *
 * @example
 * ```ts
 * import { type AddonOffer, dnsRecords, offer } from "keelson";
 *
 * const addonOffer: AddonOffer = { ...offer(dnsRecords, { zones: ["example.com"] }, "own"), readyAt: "release" };
 * ```
 */
export interface AddonOffer extends Offer {
  readonly readyAt: StepName;
}

/**
 * A capability that an add-on can provide. Options, cluster and tier decide if the add-on offers it.
 *
 * @example
 * ```ts
 * import { dnsRecords, type Provision, provideMany } from "keelson";
 *
 * const provision: Provision<{ readonly zones: readonly string[] }> = provideMany(dnsRecords, ({ options: { zones } }) => ({ own: { zones } }));
 * ```
 */
export interface Provision<Options> {
  readonly capability: Capability<unknown>;
  readonly offers: (scope: AddonScope<Options>) => readonly AddonOffer[];
}

/**
 * The cluster and tier for which an add-on is installed.
 *
 * @example
 * ```ts
 * const environment: AddonEnvironment = { cluster, tier: platform.tier, placement: { nodeSelector: { "example.com/pool": "platform" } } };
 * const { warnings } = reloader().bind(environment);
 * ```
 */
export interface AddonEnvironment {
  readonly cluster: Cluster;
  readonly tier: TierFacts;
  /** Where the add-on's images come from. Keelson changes the images that `AddonDefinition.images` lists. @default the makers' registries */
  readonly images?: ImageSource;
  /** Where the add-on's pods run. Keelson places the pods that `AddonDefinition.pods` lists. @default any node */
  readonly placement?: Placement;
  /**
   * If true, the platform has its own priority classes. Keelson sets these classes on the pods that `AddonDefinition.pods` lists.
   * @default false
   */
  readonly priorityClasses?: boolean;
}

/**
 * The facts that an add-on knows before the other add-ons are known.
 *
 * @example
 * ```ts
 * import type { AddonScope } from "keelson";
 *
 * const replicasOf = ({ options, tier }: AddonScope<{ readonly replicas?: number }>) => options.replicas ?? tier.replicas;
 * ```
 */
export interface AddonScope<Options> extends AddonEnvironment {
  readonly options: Options;
}

/**
 * Finds the offers of the cluster and of all add-ons.
 *
 * @example
 * ```ts
 * import { certificateIssuers, defaultIngressClass, type Lookup } from "keelson";
 *
 * const ingressOf = ({ find, all }: Lookup) => ({
 *   className: find(defaultIngressClass)?.name,
 *   issuers: Object.keys(all(certificateIssuers)),
 * });
 * ```
 */
export interface Lookup {
  /** Returns the value of a capability. The result is undefined if nothing provides the capability. */
  readonly find: <T, C extends Cardinality>(capability: Capability<T, C>, ...key: Key<C>) => T | undefined;
  /** Returns all values of a capability, by key. */
  readonly all: <T>(capability: Capability<T, "many">) => Readonly<Record<string, T>>;
}

/**
 * The facts that an add-on knows when it renders its objects.
 *
 * @example
 * ```ts
 * import { type AddonContext, type Flows, monitoring, scrapers } from "keelson";
 *
 * const flows = ({ find }: AddonContext<object>): Flows[] => [
 *   { name: "exporter", pods: { app: "exporter" }, ingress: scrapers(find(monitoring), 9100), egress: ["dns", "apiserver"] },
 * ];
 * ```
 */
export interface AddonContext<Options> extends AddonScope<Options>, Lookup {}

/**
 * The facts that an add-on knows when it renders its chart's values.
 *
 * @example
 * ```ts
 * import type { ChartValues, ValuesContext } from "keelson";
 *
 * const values = ({ identities, tier }: ValuesContext<object>): ChartValues => ({
 *   replicaCount: tier.replicas,
 *   podLabels: identities.exporter?.podLabels,
 *   serviceAccount: { name: "exporter", annotations: identities.exporter?.serviceAccountAnnotations },
 * });
 * ```
 */
export interface ValuesContext<Options> extends AddonContext<Options> {
  /** Annotations and labels by which the cloud recognizes the add-on's pods. The key is the service account. */
  readonly identities: Identities;
}

/**
 * A custom resource of an add-on. The add-on's CRDs define the kind of this resource.
 *
 * @example
 * ```ts
 * const customResourceManifest: CustomResourceManifest = {
 *   apiVersion: "example.com/v1",
 *   kind: "Backup",
 *   name: "nightly",
 *   scope: "Namespaced",
 *   spec: { schedule: "0 2 * * *" },
 * };
 * ```
 */
export interface CustomResourceManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Scope of the kind. A namespaced resource is created in the add-on's namespace. */
  readonly scope: CrdKind["scope"];
  /** Labels of the custom resource. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec: Readonly<Record<string, unknown>>;
  /** Maximum time for the deletion, for instance `30m` if a controller must clean up first. @default Pulumi's default */
  readonly deleteTimeout?: string;
}

/**
 * A single value in one of the platform's secret stores.
 *
 * @example
 * ```ts
 * const storedField: StoredField = { key: "smtp", field: "password" };
 * ```
 */
export interface StoredField extends StoredSecret {
  /** Field of the secret that contains the value, if the secret is a JSON object. @default the whole secret */
  readonly field?: string;
}

/**
 * A Secret in an add-on's namespace. external-secrets creates the Secret from a secret in a store, before the release is installed.
 *
 * @example
 * ```ts
 * const addonSecret: AddonSecret = { name: "api", from: { key: "example-api" }, data: { token: true } };
 * ```
 */
export interface AddonSecret {
  /** Name of the Secret. */
  readonly name: string;
  /** Type of the Secret. @default "Opaque" */
  readonly type?: string;
  /** Labels of the Secret. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** The secret in the store. */
  readonly from: StoredSecret;
  /** The content of the Secret. For each key, give the field of the secret in the store, or `true` for the whole secret. */
  readonly data: Readonly<Record<string, string | true>>;
  /**
   * Templates for the content of the Secret. For each key, give a Go template that can use the values of `data`. With templates, the Secret contains
   * only the results of the templates, not the values of `data`.
   *
   * @default none
   */
  readonly template?: Readonly<Record<string, string>>;
}

/**
 * A service account with which an add-on calls the cloud's API, and the minimum permissions of the service account.
 *
 * @example
 * ```ts
 * const addonIdentity: AddonIdentity = {
 *   serviceAccount: "exporter",
 *   permissions: { aws: [{ actions: ["sqs:GetQueueAttributes"], resources: ["arn:aws:sqs:eu-central-1:111122223333:orders"] }] },
 * };
 * ```
 */
export interface AddonIdentity {
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** Permissions of the service account in each cloud. */
  readonly permissions: CloudPermissions;
}

/** The cloud identities of an add-on's pods, by service account. */
export type Identities = Readonly<Record<string, PodIdentity>>;

/**
 * The definition of an add-on. Its functions get the options, the cluster and the tier.
 *
 * @example
 * ```ts
 * import { type AddonDefinition, defineAddon, tolerateSystemPool } from "keelson";
 *
 * const definition: AddonDefinition<{ readonly interval?: string }> = {
 *   name: "exporter",
 *   summary: "exports the lengths of queues",
 *   chart: { repository: "https://charts.example.com", name: "exporter", version: "1.2.3" },
 *   namespace: "exporter",
 *   crds: { how: "none" },
 *   flows: () => [{ name: "exporter", pods: { app: "exporter" }, egress: ["dns", "cloud:443"] }],
 *   values: ({ options: { interval = "1m" } }) => ({ interval, tolerations: tolerateSystemPool }),
 * };
 * const exporter = defineAddon(definition);
 * ```
 */
export interface AddonDefinition<Options> extends AddonFacts {
  /**
   * Name of the exported interface of the add-on's options. Keelson checks options against it. All add-ons of this package set it.
   *
   * @default none: Keelson does not refuse unknown options and wrong types
   */
  readonly optionsType?: string;
  /** Lists the mistakes in the options, the cluster or the tier. Options that are Outputs are left out. @default no checks */
  readonly check?: (scope: AddonScope<Partial<Options>>) => readonly (Problem | false)[];
  /** Capabilities that the add-on requires. @default none */
  readonly needs?: (scope: AddonScope<Options>) => readonly Need[];
  /** Capabilities that the add-on uses if something provides them. @default none */
  readonly wants?: (scope: AddonScope<Options>) => readonly Need[];
  /** Capabilities that the add-on provides to others. Use `provideOne` and `provideMany`. @default none */
  readonly provides?: readonly Provision<Options>[];
  /** Allowed connections of the add-on's pods in its own namespace. All other connections are denied. @default none */
  readonly flows?: (context: AddonContext<Options>) => readonly Flows[];
  /** Labels of the add-on's own namespace, in addition to the labels of Pod Security. @default none */
  readonly namespaceLabels?: (context: AddonContext<Options>) => Readonly<Record<string, string>>;
  /** Service accounts that call the cloud's API, with their permissions. @default none */
  readonly identities?: (scope: AddonScope<Options>) => readonly AddonIdentity[];
  /** Secrets that the add-on's pods read. Their content comes from the platform's stores. @default none */
  readonly secrets?: (scope: AddonScope<Options>) => readonly AddonSecret[];
  readonly values: (context: ValuesContext<Options>) => ChartValues;
  /** Custom resources that are created after the release. @default none */
  readonly customResources?: (context: AddonContext<Options>) => readonly CustomResourceManifest[];
}
