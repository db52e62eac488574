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
 * A capability that one step uses, and the step of its provider to wait for.
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
  /** @default any key */
  readonly key?: string;
  /** The step that uses it. @default "release" */
  readonly for?: StepName;
  /** The part of the add-on that uses it, for errors: "needs … for …". @default the add-on as a whole */
  readonly purpose?: string;
  /** Reports whether other offers of the platform make this capability unnecessary. @default it is always needed */
  readonly unless?: (lookup: Lookup) => boolean;
  /** The provider's step to wait for; `nothing` if only the value is used. @default the provider's `readyAt` */
  readonly after?: StepName | "nothing";
}

/**
 * An offer. Other add-ons can use it after the step `readyAt` of its add-on.
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
 * A capability that an add-on can provide. Options, cluster or tier may leave it without offers.
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
 * The cluster and tier that an add-on is installed for.
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
  /** Where its images come from. Keelson moves those that `images` of the definition names. @default their own registries */
  readonly images?: ImageSource;
  /** Where its pods run. Keelson places those that `pods` of the definition names. @default on any node */
  readonly placement?: Placement;
  /** Whether the platform creates its own priority classes. Keelson gives them to the pods that `pods` of the definition names. @default false */
  readonly priorityClasses?: boolean;
}

/**
 * The facts that an add-on can use before the other add-ons are known.
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
  /** Returns the value of a capability, if anything provides it. */
  readonly find: <T, C extends Cardinality>(capability: Capability<T, C>, ...key: Key<C>) => T | undefined;
  /** Returns every value of a capability, by key. */
  readonly all: <T>(capability: Capability<T, "many">) => Readonly<Record<string, T>>;
}

/**
 * The parts of the platform that an add-on can use when it renders.
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
 * The facts that an add-on can use when it renders its chart's values.
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
  /** Annotations and labels by which the cloud recognizes its pods, by service account. */
  readonly identities: Identities;
}

/**
 * A custom resource. The add-on defines its kind.
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
  /** A namespaced resource is created in the add-on's namespace. */
  readonly scope: CrdKind["scope"];
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec: Readonly<Record<string, unknown>>;
  /** How long its deletion may take, for instance `30m` if a controller must first clean up. @default Pulumi's */
  readonly deleteTimeout?: string;
}

/**
 * A value of a secret in one of the platform's stores.
 *
 * @example
 * ```ts
 * const storedField: StoredField = { key: "smtp", field: "password" };
 * ```
 */
export interface StoredField extends StoredSecret {
  /** Field of the secret, if the secret is a JSON object. @default the whole secret */
  readonly field?: string;
}

/**
 * A Secret in an add-on's namespace. external-secrets copies it from a store before the release is installed.
 *
 * @example
 * ```ts
 * const addonSecret: AddonSecret = { name: "api", from: { key: "example-api" }, data: { token: true } };
 * ```
 */
export interface AddonSecret {
  readonly name: string;
  /** @default "Opaque" */
  readonly type?: string;
  /** @default none */
  readonly labels?: Readonly<Record<string, string>>;
  readonly from: StoredSecret;
  /** For each key of this Secret: the field of the secret in the store, or `true` for the whole secret. */
  readonly data: Readonly<Record<string, string | true>>;
  /**
   * For each key of this Secret: a Go template that can use the values of `data`. With templates, the Secret does not contain `data` itself.
   *
   * @default none
   */
  readonly template?: Readonly<Record<string, string>>;
}

/**
 * A service account of an add-on that calls the cloud's API, and the minimum permissions that it needs.
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
  readonly serviceAccount: string;
  readonly permissions: CloudPermissions;
}

/** The cloud identities of an add-on's pods, by service account. */
export type Identities = Readonly<Record<string, PodIdentity>>;

/**
 * An add-on as data. Its functions get the options and the place of installation.
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
   * Name of the exported interface of its options, which are checked against it. Add-ons of this package have it.
   *
   * @default the options are not checked for unknown keys and wrong types
   */
  readonly optionsType?: string;
  /** Lists the mistakes in the plain options (Outputs are left out), the cluster or the tier. */
  readonly check?: (scope: AddonScope<Partial<Options>>) => readonly (Problem | false)[];
  /** Capabilities that it requires. @default none */
  readonly needs?: (scope: AddonScope<Options>) => readonly Need[];
  /** Capabilities that it uses if something provides them. @default none */
  readonly wants?: (scope: AddonScope<Options>) => readonly Need[];
  /** Capabilities for others, made with `provideOne` and `provideMany`. @default none */
  readonly provides?: readonly Provision<Options>[];
  /** Connections of its pods, in its own namespace; all others are denied. @default none */
  readonly flows?: (context: AddonContext<Options>) => readonly Flows[];
  /** Labels of the add-on's own namespace, in addition to the labels of Pod Security. @default none */
  readonly namespaceLabels?: (context: AddonContext<Options>) => Readonly<Record<string, string>>;
  /** Service accounts that act on the cloud. @default none */
  readonly identities?: (scope: AddonScope<Options>) => readonly AddonIdentity[];
  /** Secrets that its pods read, from the platform's stores. @default none */
  readonly secrets?: (scope: AddonScope<Options>) => readonly AddonSecret[];
  readonly values: (context: ValuesContext<Options>) => ChartValues;
  /** Custom resources that follow the release. @default none */
  readonly customResources?: (context: AddonContext<Options>) => readonly CustomResourceManifest[];
}
