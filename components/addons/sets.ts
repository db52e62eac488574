import type { Capability } from "../capabilities";
import {
  backupStorage,
  defaultGatewayClass,
  defaultIngressClass,
  karpenterResources,
  logDestination,
  resourceMetrics,
} from "../capabilities";
import { oneOf } from "../checks";
import type { Cluster } from "../clusters/contract";
import { expected, type Problem, refuseProblems } from "../problems";
import type { Addon } from "./addon";
import * as addons from "./catalogue";

/**
 * Arguments of a set of add-ons.
 *
 * @example
 * ```ts
 * const args: AddonSetArgs = { cluster, own: [kubePrometheusStack({ retentionDays: 30 })], without: ["traefik"] };
 * ```
 */
export interface AddonSetArgs {
  /** The cluster for which the add-ons are chosen. */
  readonly cluster: Pick<Cluster, "cloud" | "builtin">;
  /** Add-ons with your own options. An add-on of the set with the same name is replaced, and other add-ons are added. @default none */
  readonly own?: readonly Addon[];
  /** Names of add-ons that the set leaves out, for instance `["traefik"]`. @default none */
  readonly without?: readonly string[];
}

/**
 * Returns the add-ons that expose workloads and give them certificates, secrets and autoscaling: metrics-server, cert-manager, Traefik,
 * external-secrets and, on AWS, the load balancer controller. An add-on is left out if the cluster itself does its work. Without a cloud,
 * external-secrets is left out, because it has no store.
 *
 * @throws pulumi.RunError if `without` names an add-on that is not in the set or that is in `own`
 */
export function baseAddons(args: AddonSetArgs): Addon[] {
  return chosen("baseAddons", base(args.cluster), args);
}

/**
 * Returns the add-ons of `baseAddons`, and add-ons for monitoring, scaling and delivery: kube-prometheus-stack, KEDA, Argo CD and Reloader. Fluent
 * Bit, Velero and Karpenter are included if the cluster offers the capabilities that they need.
 *
 * @throws pulumi.RunError if `without` names an add-on that is not in the set or that is in `own`
 */
export function productionAddons(args: AddonSetArgs): Addon[] {
  return chosen("productionAddons", [...base(args.cluster), ...production(args.cluster)], args);
}

type Facts = AddonSetArgs["cluster"];

function base(cluster: Facts): Addon[] {
  const isExposed = brings(cluster, defaultIngressClass) || brings(cluster, defaultGatewayClass);
  return [
    ...(brings(cluster, resourceMetrics) ? [] : [addons.metricsServer()]),
    ...(cluster.cloud === "aws" ? [addons.awsLoadBalancerController()] : []),
    addons.certManager(),
    ...(isExposed ? [] : [addons.traefik()]),
    ...(cluster.cloud === "none" ? [] : [addons.externalSecrets()]),
  ];
}

function production(cluster: Facts): Addon[] {
  return [
    addons.kubePrometheusStack(),
    addons.keda(),
    addons.argoCd(),
    addons.reloader(),
    ...(brings(cluster, logDestination) ? [addons.fluentBit()] : []),
    ...(brings(cluster, backupStorage) ? [addons.velero()] : []),
    ...(brings(cluster, karpenterResources) ? [addons.karpenter()] : []),
  ];
}

function brings({ builtin }: Facts, { name }: Capability<unknown>): boolean {
  return builtin.some(({ capability }) => capability.name === name);
}

function chosen(title: string, set: readonly Addon[], { own = [], without = [] }: AddonSetArgs): Addon[] {
  refuseProblems(title, checkChoices(set, own, without));
  const replaced = new Set([...own.map(({ name }) => name), ...without]);
  return [...set.filter(({ name }) => !replaced.has(name)), ...own];
}

function checkChoices(set: readonly Addon[], own: readonly Addon[], without: readonly string[]): Problem[] {
  const names = set.map(({ name }) => name);
  return without.flatMap((name, index) => {
    const path = `without[${index}]`;
    return own.some((addon) => addon.name === name)
      ? [
          expected(
            path,
            "an add-on that is not in the list `own`",
            name,
            "remove the add-on from `own` or from `without`",
          ),
        ]
      : oneOf(path, name, names);
  });
}
