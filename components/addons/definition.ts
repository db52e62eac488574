import type { Capability, Cardinality, Key, Offer } from "../capabilities";
import type { Chart, ChartValues, CrdKind } from "../charts";
import type { Cloud, CloudPermissions, Cluster, PodIdentity } from "../clusters/contract";
import type { Flows } from "../network";
import type { Problem } from "../problems";
import type { TierFacts } from "../tier";

export type { CrdKind } from "../charts";

/** The steps of an add-on, in their order. What an add-on does not have is left out. */
export const stepNames = ["namespace", "crds", "release", "resources"] as const;

/**
 * `namespace`: the namespace and its policies; `crds`: a chart of CRDs alone; `release`: the chart; `resources`: custom
 * resources of its kinds.
 */
export type StepName = (typeof stepNames)[number];

/** A capability that one step uses, and the step of its provider that has to be finished before. */
export interface Need {
  readonly capability: Capability<unknown>;
  /** @default any */
  readonly key?: string;
  /** The step that uses it. @default "release" */
  readonly for?: StepName;
  /** The provider's step to wait for; `nothing` where only the value is used. @default where the provider says it is ready */
  readonly after?: StepName | "nothing";
}

/** An offer, and the step after which it can be used. */
export interface AddonOffer extends Offer {
  readonly readyAt: StepName;
}

/** A capability that an add-on provides, with its values; none where options, cluster or tier leave it out. */
export interface Provision<Options> {
  readonly capability: Capability<unknown>;
  readonly offers: (scope: AddonScope<Options>) => readonly AddonOffer[];
}

/** How an add-on's CRDs are installed, upgraded and removed. */
export type Crds =
  /** The chart has none. */
  | { readonly how: "none" }
  /** Among the chart's templates, switched on by `values`: installed and upgraded with the release, kept when it goes. */
  | { readonly how: "templated"; readonly values: ChartValues; readonly kinds: readonly CrdKind[] }
  /** In a chart of their own that goes first and is upgraded with it; the chart's `crds/` folder, if any, is left out. */
  | {
      readonly how: "companion";
      readonly chart: Chart;
      readonly values?: ChartValues;
      readonly kinds: readonly CrdKind[];
    }
  /** In the chart's `crds/` folder and nowhere else: installed with the first release; `upgrade` is the command for later ones. */
  | { readonly how: "folder"; readonly upgrade: string; readonly kinds: readonly CrdKind[] }
  /** In the chart's `crds/` folder, which Helm never upgrades, and not used: left out. */
  | { readonly how: "skipped"; readonly why: string };

/** Where an add-on is installed. */
export interface AddonEnvironment {
  readonly cluster: Cluster;
  readonly tier: TierFacts;
}

/** What an add-on knows before it is known who else is there. */
export interface AddonScope<Options> extends AddonEnvironment {
  readonly options: Options;
}

/** Looks up what the cluster and the other add-ons offer. */
export interface Lookup {
  /** The value of a capability, if anybody provides it. */
  readonly find: <T, C extends Cardinality>(capability: Capability<T, C>, ...key: Key<C>) => T | undefined;
  /** Every value of a capability, by key. */
  readonly all: <T>(capability: Capability<T, "many">) => Readonly<Record<string, T>>;
}

/** What an add-on sees of the platform when it renders. */
export interface AddonContext<Options> extends AddonScope<Options>, Lookup {}

/** What an add-on sees when it renders its chart's values. */
export interface ValuesContext<Options> extends AddonContext<Options> {
  /** By service account: annotations and labels with which the cloud knows its pods. */
  readonly identities: Identities;
}

/** A custom resource of a kind that the add-on brings. */
export interface CustomResourceManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** A namespaced one lives in the add-on's namespace. */
  readonly scope: CrdKind["scope"];
  readonly spec: Readonly<Record<string, unknown>>;
  /** How long its deletion may take, for instance `30m`, where a controller has much to take down first. @default Pulumi's */
  readonly deleteTimeout?: string;
}

/** A service account of an add-on that acts on the cloud, and the least that it needs there. */
export interface AddonIdentity {
  readonly serviceAccount: string;
  readonly permissions: CloudPermissions;
}

/** What the cloud knows an add-on's service accounts by, by service account. */
export type Identities = Readonly<Record<string, PodIdentity>>;

/** That nobody maintains a chart any more. */
export interface Retirement {
  /** Month, for instance `2026-03`. */
  readonly since: string;
  /** What it means, as a clause: "gets no security fixes". */
  readonly why: string;
  /** What to use, as the end of the sentence "use …". */
  readonly instead: string;
}

/** What is known of an add-on without its options. */
export interface AddonFacts {
  /** Also the name of the release. */
  readonly name: string;
  /** What it is for, in one line. */
  readonly summary: string;
  readonly chart: Chart;
  /** Its own namespace, or `kube-system`, which is used as it is. */
  readonly namespace: string;
  /** Pod Security level of its own namespace. @default "restricted" */
  readonly podSecurity?: { readonly level: "baseline" | "privileged"; readonly why: string };
  readonly crds: Crds;
  /** Has webhooks that see what workloads create, so that workloads wait for its release. @default false */
  readonly admitsWorkloads?: boolean;
  /** Puts finalizers on objects in tenants' namespaces, so that it may go only after these namespaces have. @default false */
  readonly finalizesInTenants?: boolean;
  /** Where it can run, and where not who does its work or what is missing, as a clause. @default every cloud, and none */
  readonly clouds?: Readonly<Record<Cloud, true | string>>;
  /** Refused unless it is accepted, and then warned of. @default maintained */
  readonly retired?: Retirement;
  /**
   * Its release holds things in the cloud (a load balancer, volumes, machines), so that it is deleted and waited for before a
   * cluster of ours goes, rather than going with it. @default false
   */
  readonly ownsCloudResources?: boolean;
}

/** An add-on as data; everything that is a function gets the options and where it is installed. */
export interface AddonDefinition<Options> extends AddonFacts {
  /** Objections to the plain parts of the options (what is an Output is left out), to the cluster or to the tier. */
  readonly check?: (scope: AddonScope<Partial<Options>>) => readonly (Problem | false)[];
  readonly needs?: (scope: AddonScope<Options>) => readonly Need[];
  /** As `needs`, but it works without. */
  readonly wants?: (scope: AddonScope<Options>) => readonly Need[];
  readonly provides?: readonly Provision<Options>[];
  readonly flows?: (context: AddonContext<Options>) => readonly Flows[];
  /** Labels of its own namespace, besides those of Pod Security. @default none */
  readonly namespaceLabels?: (context: AddonContext<Options>) => Readonly<Record<string, string>>;
  /** Service accounts that act on the cloud. @default none */
  readonly identities?: (scope: AddonScope<Options>) => readonly AddonIdentity[];
  readonly values: (context: ValuesContext<Options>) => ChartValues;
  readonly customResources?: (context: AddonContext<Options>) => readonly CustomResourceManifest[];
}

/** The one escape hatch: merged last over what Keelson renders, and visible in the plan. */
export interface AddonOverrides {
  /** Chart values; lists replace lists. */
  readonly values?: ChartValues;
  /** Another version of the chart than the one that was tried. */
  readonly version?: string;
  /** Installs a chart that nobody maintains any more. @default false */
  readonly acceptRetired?: boolean;
}

/** An add-on with its options: what a Platform takes. */
export interface Addon extends AddonFacts {
  /** Settles all that depends on where it is installed. */
  readonly bind: (environment: AddonEnvironment) => BoundAddon;
}

/** An add-on with its options, on a cluster. */
export interface BoundAddon extends AddonFacts {
  readonly problems: readonly Problem[];
  /** What is accepted but should be seen. */
  readonly warnings: readonly string[];
  readonly steps: readonly StepName[];
  readonly needs: readonly Need[];
  readonly wants: readonly Need[];
  readonly offers: readonly AddonOffer[];
  readonly flows: (lookup: Lookup) => readonly Flows[];
  readonly namespaceLabels: (lookup: Lookup) => Readonly<Record<string, string>>;
  readonly identities: readonly AddonIdentity[];
  readonly values: (lookup: Lookup, identities: Identities) => ChartValues;
  readonly customResources: (lookup: Lookup) => readonly CustomResourceManifest[];
}

/** Makes an add-on from its options; `options` may be left out where none is required. */
export type AddonFactory<Options> = ((
  ...args: Partial<Options> extends Options
    ? [options?: Options, overrides?: AddonOverrides]
    : [options: Options, overrides?: AddonOverrides]
) => Addon) & { readonly facts: AddonFacts; readonly capabilities: readonly Capability<unknown>[] };
