import {
  certificateIssuers,
  defaultGatewayClass,
  type GatewayClass,
  gatewayApi,
  gatewayClasses,
  loadBalancers,
  monitoring,
  monitoringRules,
} from "../../../capabilities";
import { crdKind } from "../../../charts";
import type { Cluster } from "../../../clusters/contract";
import { exposedPods, type Flows } from "../../../network";
import { defineAddon } from "../../define";
import type { AddonContext } from "../../definition";
import { loadBalancerNeeds } from "../../load-balancer-service";
import { scrapers, solverPods } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { checkClasses } from "./check";
import { classesOf, controllerName, controllerPods, namespace, ports, proxyPods } from "./names";
import type { EnvoyGatewayOptions } from "./options";
import { envoyResources } from "./resources";
import { envoyGatewayRules } from "./rules";
import { envoyGatewayValues } from "./values";

const pin = { repository: "oci://docker.io/envoyproxy/gateway-helm", name: "gateway-helm", version: "v1.9.0" };
const own = "gateway.envoyproxy.io/v1alpha1";
const api = "gateway.networking.k8s.io/v1";

function gatewayClass(name: string): GatewayClass {
  return {
    name,
    controller: controllerName,
    pods: { namespace, labels: proxyPods(name) },
    listeners: { http: 80, https: 443 },
    redirectsHttp: false,
    exclusiveHosts: true,
  };
}

/** Serves Gateways of the Gateway API with Envoy proxies behind one Service of type LoadBalancer. */
export const envoyGateway = defineAddon<EnvoyGatewayOptions>({
  name: "envoy-gateway",
  optionsType: "EnvoyGatewayOptions",
  summary: "serves Gateways of the Gateway API with Envoy behind one load balancer; installs the Gateway API's kinds",
  whenRemoved: "hosts of Envoy's Gateways become unreachable, and the load balancer and its addresses are deleted",
  chart: pin,
  images: {
    values: {
      "global.images.envoyGateway.image": "docker.io/envoyproxy/gateway",
      "global.images.ratelimit.image": "docker.io/envoyproxy/ratelimit",
    },
    pullSecrets: { "global.imagePullSecrets": "objects" },
  },
  monitors: [],
  pods: { placed: ["deployment.pod", "certgen.job"] },
  namespace,
  crds: {
    how: "folder",
    /* The chart gateway-crds-helm contains the CRDs as templates, but it is too large for the Secret of a release. */
    upgrade: `helm template gateway-crds-helm ${pin.repository.replace(pin.name, "gateway-crds-helm")} --version ${pin.version} --set crds.envoyGateway.enabled=true --set crds.gatewayAPI.enabled=true | kubectl apply --server-side -f -`,
    kinds: [
      ...["Backend", "HTTPRouteFilter"].map((kind) => crdKind(own, kind)),
      ...[
        "BackendTrafficPolicy",
        "ClientTrafficPolicy",
        "EnvoyExtensionPolicy",
        "EnvoyPatchPolicy",
        "SecurityPolicy",
      ].map(policy),
      crdKind(own, "EnvoyProxy", { plural: "envoyproxies" }),
      crdKind(api, "GatewayClass", { plural: "gatewayclasses", scope: "Cluster" }),
      crdKind(api, "BackendTLSPolicy", { plural: "backendtlspolicies" }),
      ...["Gateway", "GRPCRoute", "HTTPRoute", "ListenerSet", "TCPRoute", "TLSRoute", "UDPRoute"].map((kind) =>
        crdKind(api, kind),
      ),
      crdKind("gateway.networking.k8s.io/v1beta1", "ReferenceGrant"),
    ],
  },
  underArgoCd: {
    clusterKinds: [
      "ClusterRole",
      "ClusterRoleBinding",
      "CustomResourceDefinition",
      "ValidatingAdmissionPolicy",
      "ValidatingAdmissionPolicyBinding",
    ],
  },
  /* The proxies have a load balancer. */
  ownsCloudResources: true,
  needs: ({ cluster }) => loadBalancerNeeds(cluster),
  wants: () => [{ capability: certificateIssuers, after: "nothing" }, { capability: monitoring }],
  provides: [
    provideOne(gatewayApi, ({ cluster }) => (bringsGatewayApi(cluster) ? undefined : { bundleVersion: "v1.6.1" })),
    provideMany(
      gatewayClasses,
      ({ options }) =>
        Object.fromEntries(Object.keys(classesOf(options)).map((className) => [className, gatewayClass(className)])),
      "resources",
    ),
    provideOne(
      defaultGatewayClass,
      ({ options: { isDefaultClass = true, className = "envoy" } }) =>
        isDefaultClass ? gatewayClass(className) : undefined,
      "resources",
    ),
    provideMany(monitoringRules, ({ options }) => ({
      "envoy-gateway": envoyGatewayRules(Object.keys(classesOf(options))),
    })),
  ],
  check: ({ options }) => checkClasses(options),
  flows: (context) => flows(context),
  namespaceLabels: ({ find }) => find(loadBalancers)?.namespaceLabels ?? {},
  values: ({ tier, cluster }) => envoyGatewayValues(tier, pin.version, !bringsGatewayApi(cluster)),
  customResources: (context) => envoyResources(context),
});

function policy(kind: string) {
  return crdKind(own, kind, { plural: `${kind.toLowerCase().slice(0, -1)}ies` });
}

/** Reports whether the chart installs the kinds of the Gateway API. Helm does not change existing CRDs. */
function bringsGatewayApi({ builtin }: Pick<Cluster, "builtin">): boolean {
  return builtin.some(({ capability }) => capability.name === gatewayApi.name);
}

/** Returns the flows of the controller, of its proxies, and of the Job that creates the certificates for their connections. */
function flows({ all, find, options }: AddonContext<EnvoyGatewayOptions>): Flows[] {
  const found = find(monitoring);
  const classNames = Object.keys(classesOf(options));
  const xds = { pods: controllerPods, ports: [ports.xds] };
  return [
    {
      name: "envoy-gateway",
      pods: controllerPods,
      ingress: [
        ...classNames.map((className) => ({ pods: proxyPods(className), ports: [ports.xds] })),
        ...scrapers(found, ports.metrics),
      ],
      egress: ["dns", "apiserver"],
    },
    ...classNames.map((className) => ({
      name: className,
      pods: proxyPods(className),
      ingress: [
        `anywhere:${ports.http}` as const,
        `anywhere:${ports.https}` as const,
        ...scrapers(found, ports.metrics),
      ],
      egress: ["dns" as const, xds, exposedPods, ...solverPods(all(certificateIssuers))],
    })),
    { name: "certgen", pods: { app: "certgen" }, egress: ["dns", "apiserver"] },
  ];
}
