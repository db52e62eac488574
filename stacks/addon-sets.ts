import * as keelson from "../components";
import * as addons from "./addons";
import type { AddonDefault } from "./choose-addons";
import type { StackConfig } from "./schema";

const sets = { base: keelson.baseAddons, production: keelson.productionAddons } as const satisfies Record<
  NonNullable<StackConfig["addonSet"]>,
  unknown
>;

/** Returns the add-ons of a set of `keelson`. The stack's short keys choose the same add-ons as in a wiring. */
export function addonsOfSet(
  set: keyof typeof sets,
  cluster: keelson.Cluster,
  config: StackConfig,
): (AddonDefault | undefined)[] {
  const names = new Set(sets[set]({ cluster }).map(({ name }) => name));
  /* By default, logs go to the cloud's log store. If the cluster has no such store, the set has no log agent. */
  const collects = config.logs === "loki" || names.has(keelson.fluentBit.facts.name);
  const chosen = new Map<keelson.CatalogueEntry, AddonDefault | undefined>([
    [keelson.awsLoadBalancerController, addons.awsLoadBalancerController(cluster, config)],
    [keelson.certManager, addons.certManager(cluster, config)],
    [keelson.traefik, addons.traefik(config)],
    [keelson.envoyGateway, addons.envoyGateway(config)],
    [keelson.ingressNginx, addons.ingressNginx(config)],
    [keelson.clusterAutoscaler, addons.clusterAutoscaler(config)],
    [keelson.karpenter, addons.karpenter(config)],
    [keelson.fluentBit, collects ? addons.fluentBit(cluster, config) : undefined],
    [keelson.loki, addons.loki(cluster, config)],
    [keelson.externalDns, addons.externalDns(config)],
  ]);
  return keelson.catalogue.map((entry) => {
    const { name } = entry.facts;
    return chosen.has(entry) ? chosen.get(entry) : names.has(name) ? { name, options: {} } : undefined;
  });
}
