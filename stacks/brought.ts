import {
  certificateIssuers,
  defaultIngressClass,
  ingressClasses,
  monitoring,
  type NodePool,
  nodeAutoscaling,
  type Offer,
  offer,
  resourceMetrics,
  secretStores,
} from "../components";
import type { ExistingClusterConfig } from "./schema";

/** What an existing cluster brings, in the words of its stack's file. */
type Brought = Pick<
  ExistingClusterConfig,
  "builtin" | "ingressClass" | "issuers" | "secretStores" | "monitoring" | "nodePools"
>;

const plain = {
  "resource-metrics": offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
  "node-autoscaling": offer(nodeAutoscaling, { autoscaler: "cloud" }),
} as const satisfies Record<NonNullable<Brought["builtin"]>[number], Offer>;

/** Returns what an existing cluster offers, so that no add-on has to. */
export function broughtOffers({ builtin = [], ingressClass, issuers = {}, ...config }: Brought): Offer[] {
  const classes =
    ingressClass === undefined
      ? []
      : [offer(defaultIngressClass, ingressClass), offer(ingressClasses, ingressClass, ingressClass.name)];
  return [
    ...builtin.map((name) => plain[name]),
    ...classes,
    ...Object.entries(issuers).map(([key, { name, solver }]) => {
      const annotations = { "cert-manager.io/cluster-issuer": name };
      return offer(certificateIssuers, { kind: "ClusterIssuer", name, annotations, solver }, key);
    }),
    ...Object.entries(config.secretStores ?? {}).map(([key, store]) =>
      offer(secretStores, { kind: "ClusterSecretStore", ...store }, key),
    ),
    ...(config.monitoring === undefined ? [] : [offer(monitoring, config.monitoring)]),
  ];
}

/** Returns the node pools of an existing cluster as workloads see them. */
export function broughtPools({ nodePools = {} }: Brought): Readonly<Record<string, NodePool>> {
  return Object.fromEntries(
    Object.entries(nodePools).map(([name, { dedicated, labels = {}, taints = [] }]) => {
      const key = "keelson.dev/dedicated";
      const own = dedicated === undefined ? [] : [{ key, value: dedicated, effect: "NoSchedule" }];
      const label: NodePool["labels"] = dedicated === undefined ? {} : { [key]: dedicated };
      return [name, { labels: { ...label, ...labels }, taints: [...own, ...taints] }];
    }),
  );
}
