import {
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  expected,
  gatewayApi,
  gatewayClasses,
  ingressClasses,
  logStore,
  monitoring,
  type NodePool,
  nodeAutoscaling,
  type Offer,
  offer,
  type Problem,
  resourceMetrics,
  secretStores,
  volumeSnapshots,
} from "../components";
import type { ExistingClusterConfig } from "./schema";

/** The capabilities that an existing cluster provides, by their keys in its stack's file. */
type Brought = Pick<
  ExistingClusterConfig,
  "builtin" | "gatewayClasses" | "ingressClass" | "issuers" | "logStore" | "secretStores" | "monitoring" | "nodePools"
>;

const plain = {
  "resource-metrics": offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
  "node-autoscaling": offer(nodeAutoscaling, { autoscaler: "cloud" }),
  "volume-snapshots": offer(volumeSnapshots, { apiVersion: "snapshot.storage.k8s.io/v1" }),
  "gateway-api": offer(gatewayApi, {}),
} as const satisfies Record<NonNullable<Brought["builtin"]>[number], Offer>;

/** Returns the capabilities that an existing cluster offers. They need no add-on. */
export function broughtOffers({ builtin = [], ingressClass, issuers = {}, ...config }: Brought): Offer[] {
  const classes =
    ingressClass === undefined
      ? []
      : [offer(defaultIngressClass, ingressClass), offer(ingressClasses, ingressClass, ingressClass.name)];
  const { gatewayClasses: gateways = {}, logStore: logs } = config;
  /* A cluster that has GatewayClasses also has the kinds of the Gateway API. */
  const kinds = Object.keys(gateways).length > 0 ? (["gateway-api"] as const) : [];
  return [
    ...[...new Set([...builtin, ...kinds])].map((name) => plain[name]),
    ...classes,
    ...Object.entries(gateways).flatMap(([name, { isDefault = false, ...gatewayClass }]) => [
      offer(gatewayClasses, { name, ...gatewayClass }, name),
      ...(isDefault ? [offer(defaultGatewayClass, { name, ...gatewayClass })] : []),
    ]),
    ...(logs === undefined ? [] : [offer(logStore, logs)]),
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

const keys: Readonly<Record<string, string>> = {
  [defaultIngressClass.name]: "ingressClass",
  [ingressClasses.name]: "ingressClass",
  [logStore.name]: "logStore",
  [monitoring.name]: "monitoring",
};

/** Translates the path of a mistake in an offer into a path of the stack's file. Offers from other keys have their own checks. */
export function pathInFile(path: string, offers: readonly Offer[]): string | undefined {
  const [, index, inner] = /^builtin\[(\d+)\]\.value(.*)$/.exec(path) ?? [];
  const found = offers[Number(index)];
  const key = found?.capability === gatewayClasses ? `gatewayClasses.${found.key}` : keys[found?.capability.name ?? ""];
  return index === undefined ? path : key && `${key}${inner}`;
}

/** Lists the wrong names in the description of an existing cluster. */
export function checkBrought(brought: Brought): Problem[] {
  const {
    issuers = {},
    gatewayClasses: gateways = {},
    secretStores: stores = {},
    nodePools = {},
    ingressClass,
  } = brought;
  const defaults = Object.keys(gateways).filter((name) => gateways[name]?.isDefault === true);
  return [
    ...(ingressClass === undefined
      ? []
      : [
          ...checkName("ingressClass.name", ingressClass.name, "the name of an IngressClass"),
          ...checkController("ingressClass.controller", ingressClass.controller),
        ]),
    ...Object.entries(gateways).flatMap(([name, { controller }]) => [
      ...checkName(`gatewayClasses.${name}`, name, "the name of a GatewayClass"),
      ...checkController(`gatewayClasses.${name}.controller`, controller),
    ]),
    ...(defaults.length > 1 ? [expected("gatewayClasses", "only one class with isDefault: true", defaults)] : []),
    ...Object.entries(issuers).flatMap(([key, { name }]) =>
      checkName(`issuers.${key}.name`, name, "the name of a ClusterIssuer"),
    ),
    ...Object.entries(stores).flatMap(([key, { name }]) => [
      ...checkName(`secretStores.${key}`, key, 'a key of a-z, 0-9, "-" and ".", with a letter or digit at both ends'),
      ...checkName(`secretStores.${key}.name`, name, "the name of a ClusterSecretStore"),
    ]),
    ...Object.entries(nodePools).flatMap(([key, { dedicated }]) =>
      dedicated === undefined || /^[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/.test(dedicated)
        ? []
        : [
            expected(
              `nodePools.${key}.dedicated`,
              'a label value of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), for the label keelson.dev/dedicated',
              dedicated,
            ),
          ],
    ),
  ];
}

/**
 * The form that the API server requires for the name of a controller.
 * https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-class-v1/
 */
const controllerForm = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[\w.:~!$&'()*+,;=%/-]+$/;

function checkController(path: string, controller: string): Problem[] {
  const form = 'a domain and a path such as "haproxy.org/ingress-controller"';
  return controllerForm.test(controller) ? [] : [expected(path, form, controller)];
}

function checkName(path: string, name: string, what: string): Problem[] {
  return /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/.test(name) ? [] : [expected(path, what, name)];
}

/** Returns the labels and taints of an existing cluster's node pools, unchanged. So their mistakes have the same paths as in the file. */
export function describedPools({ nodePools = {} }: Brought): Readonly<Record<string, NodePool>> {
  return Object.fromEntries(
    Object.entries(nodePools).map(([name, { labels = {}, taints = [] }]) => [name, { labels, taints }]),
  );
}

/** Returns the node pools of an existing cluster, with the label and the taint of `dedicated`. */
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
