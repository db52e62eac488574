import type { Capability } from "../capabilities";
import type { ChartValues } from "../charts";
import type { Flows } from "../network";
import type { Problem } from "../problems";
import type {
  AddonEnvironment,
  AddonIdentity,
  AddonOffer,
  AddonSecret,
  CustomResourceManifest,
  Identities,
  Lookup,
  Need,
} from "./definition";
import type { AddonFacts } from "./facts";
import type { StepName } from "./steps";

/**
 * Overrides of an add-on. Keelson merges them last, and the plan shows them.
 *
 * @example
 * ```ts
 * const addonOverrides: AddonOverrides = { values: { logs: { general: { level: "WARN" } } }, version: "37.4.0" };
 * ```
 */
export interface AddonOverrides {
  /** Chart values. Keelson merges these values over its own values. A list replaces the whole list. */
  readonly values?: ChartValues;
  /** A version of the chart other than the tested one. */
  readonly version?: string;
  /** If true, Keelson installs the chart even though it is no longer maintained. @default false */
  readonly acceptRetired?: boolean;
}

/**
 * An add-on with its options, for the argument `addons` of a Platform.
 *
 * @example
 * ```ts
 * const addon: Addon = metricsServer();
 * new Platform("prod", { cluster, addons: [addon] });
 * ```
 */
export interface Addon extends AddonFacts {
  /** Binds the add-on to its cluster and tier. */
  readonly bind: (environment: AddonEnvironment) => BoundAddon;
}

/**
 * An add-on with its options, bound to a cluster.
 *
 * @example
 * ```ts
 * import type { BoundAddon } from "keelson";
 *
 * const { problems, warnings }: BoundAddon = reloader().bind({ cluster, tier: platform.tier });
 * ```
 */
export interface BoundAddon extends AddonFacts {
  readonly problems: readonly Problem[];
  /** Sentences about accepted risks. The plan shows these sentences. */
  readonly warnings: readonly string[];
  readonly steps: readonly StepName[];
  readonly needs: readonly Need[];
  readonly wants: readonly Need[];
  readonly offers: readonly AddonOffer[];
  readonly flows: (lookup: Lookup) => readonly Flows[];
  readonly namespaceLabels: (lookup: Lookup) => Readonly<Record<string, string>>;
  readonly identities: readonly AddonIdentity[];
  readonly secrets: readonly AddonSecret[];
  readonly values: (lookup: Lookup, identities: Identities) => ChartValues;
  readonly customResources: (lookup: Lookup) => readonly CustomResourceManifest[];
}

/**
 * An add-on in the catalogue, before it has options.
 *
 * @example
 * ```ts
 * import { type CatalogueEntry, catalogue } from "keelson";
 *
 * const versionOf = ({ facts: { name, chart } }: CatalogueEntry) => `${name} ${chart.version}`;
 * const versions = catalogue.map(versionOf);
 * ```
 */
export interface CatalogueEntry {
  readonly facts: AddonFacts;
  readonly capabilities: readonly Capability<unknown>[];
  /** Name of the exported interface of the add-on's options. @default unknown: Keelson does not refuse unknown options */
  readonly optionsType?: string;
  /** Creates the add-on from options of unknown types, for instance from a stack file. */
  readonly create: (options: object, overrides?: AddonOverrides) => Addon;
}

/** Creates an add-on from its options. You can leave the options out if no option is required. */
export type AddonFactory<Options> = ((
  ...args: Partial<Options> extends Options
    ? [options?: Options, overrides?: AddonOverrides]
    : [options: Options, overrides?: AddonOverrides]
) => Addon) &
  CatalogueEntry;
