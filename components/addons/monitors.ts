import { type Monitoring, type MonitoringRules, meets, monitoring, monitoringRules, type Offer } from "../capabilities";
import type { Cluster } from "../clusters/contract";
import { expected, type Problem } from "../problems";
import { isRecord } from "../records";
import { changeAt, type Values } from "../value-paths";
import type { BoundAddon } from "./addon";
import type { AddonDefinition, CustomResourceManifest } from "./definition";
import { lookupOver } from "./lookup";

const apiVersion = "monitoring.coreos.com/v1";

/**
 * Adds labels for monitors and rules to a chart's values. Prometheus selects monitors and rules by these labels. Existing labels in the values stay.
 */
export function labelledValues(
  values: Values,
  { monitors = [] }: Pick<BoundAddon, "monitors">,
  found: Monitoring | undefined,
): Values {
  const labels = found?.monitorLabels ?? {};
  const added = (own: unknown) => ({ ...labels, ...(isRecord(own) ? own : {}) });
  const label = (all: Values, path: string) =>
    changeAt(all, path, (at, [key = ""]) => Object.assign({}, at, { [key]: added(at[key]) }));
  return Object.keys(labels).length === 0 ? values : monitors.reduce(label, values);
}

/** Returns the labels of a custom resource. A monitor or a rule also gets the labels by which Prometheus selects it. */
export function labelsOf(
  manifest: Pick<CustomResourceManifest, "apiVersion" | "labels">,
  found: Monitoring | undefined,
): Pick<CustomResourceManifest, "labels"> {
  const labels = { ...(manifest.apiVersion === apiVersion ? found?.monitorLabels : {}), ...manifest.labels };
  return Object.keys(labels).length === 0 ? {} : { labels };
}

/** Reports whether a definition offers rules for Prometheus. */
export function hasRules<Options>({ provides = [] }: AddonDefinition<Options>): boolean {
  return provides.some(({ capability }) => capability.name === monitoringRules.name);
}

/** Reports whether a cluster brings its own Prometheus. */
export function bringsMonitoring({ builtin }: Pick<Cluster, "builtin">): boolean {
  return builtin.some((one) => meets({ capability: monitoring }, one));
}

/**
 * Returns an add-on's rules as objects for a cluster's own Prometheus. If Prometheus is an add-on, that add-on itself includes the rules of all other
 * add-ons.
 */
export function ownRules(
  { offers }: Pick<BoundAddon, "offers">,
  { builtin }: Pick<Cluster, "builtin">,
  found: Monitoring | undefined,
): CustomResourceManifest[] {
  const isBrought = found !== undefined && lookupOver(builtin).find(monitoring) === found;
  const rules: Readonly<Record<string, MonitoringRules>> = isBrought ? lookupOver(offers).all(monitoringRules) : {};
  return Object.entries(rules).map(([name, { groups }]) => ({
    apiVersion,
    kind: "PrometheusRule",
    name,
    scope: "Namespaced",
    spec: { groups },
  }));
}

/** Lists the add-ons whose monitors Prometheus would ignore, because Keelson cannot set the labels by which Prometheus selects monitors. */
export function checkMonitors(addons: readonly BoundAddon[], builtin: readonly Offer[]): Problem[] {
  const labels = lookupOver([...addons.flatMap(({ offers }) => offers), ...builtin]).find(monitoring)?.monitorLabels;
  const uses = ({ needs, wants }: BoundAddon) =>
    [...needs, ...wants].some(({ capability }) => capability.name === monitoring.name);
  return isRecord(labels) && Object.keys(labels).length > 0
    ? addons
        .filter((addon) => addon.monitors === undefined && uses(addon))
        .map(({ name }) =>
          expected(
            `addons.${name}.monitors`,
            `the chart values that set labels on monitors, because Prometheus selects monitors by the labels ${JSON.stringify(labels)}`,
            undefined,
            "list these values in the add-on's definition; write [] if the chart has no monitors",
          ),
        )
    : [];
}
