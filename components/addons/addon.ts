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
 * Overrides of an add-on. They are merged last over Keelson's values, and the plan shows them.
 *
 * @example
 * ```ts
 * const addonOverrides: AddonOverrides = { values: { logs: { general: { level: "WARN" } } }, version: "37.4.0" };
 * ```
 */
export interface AddonOverrides {
  /** Chart values; lists replace lists. */
  readonly values?: ChartValues;
  /** A version of the chart other than the tested one. */
  readonly version?: string;
  /** Installs a chart that is no longer maintained. @default false */
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
  /** Binds the add-on to the cluster and tier where it is installed. */
  readonly bind: (environment: AddonEnvironment) => BoundAddon;
}

/**
 * An add-on with its options, on a cluster.
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
  /** Sentences about accepted risks, which the plan shows. */
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
 * One entry of the catalogue: an add-on before it has options.
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
  /** Name of the exported interface of its options. @default unknown; options are then not checked for unknown keys */
  readonly optionsType?: string;
  /** Creates it from options of unknown types, for instance those of a stack's file. */
  readonly create: (options: object, overrides?: AddonOverrides) => Addon;
}

/** Creates an add-on from its options, which can be left out if none is required. */
export type AddonFactory<Options> = ((
  ...args: Partial<Options> extends Options
    ? [options?: Options, overrides?: AddonOverrides]
    : [options: Options, overrides?: AddonOverrides]
) => Addon) &
  CatalogueEntry;
