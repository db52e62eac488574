import {
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  type GatewayClass,
  gatewayApi,
  type IngressClass,
  ingressClasses,
  type LoadBalancers,
  loadBalancers,
  monitoring,
} from "../../capabilities";
import type { Cloud } from "../../clusters/contract";
import { exposedPods } from "../../network";
import { defineAddon } from "../define";
import type { CustomResourceManifest } from "../definition";
import {
  drainTime,
  type LoadBalancerExposure,
  loadBalancerNeeds,
  loadBalancerService,
  surgeUpdate,
} from "../load-balancer-service";
import { containerResources, disruptionBudget, onSystemPool, scrapers, solverPods, spread } from "../pods";
import { provideMany, provideOne } from "../provide";

/**
 * Options of Traefik.
 *
 * @example
 * ```ts
 * traefik({ exposure: "public" });
 * ```
 */
export interface TraefikOptions {
  /** Whether it serves Ingresses that name no class. @default true */
  readonly isDefaultClass?: boolean;
  /**
   * Who can reach its load balancer: the network, or the internet. HTTP-01 challenges need the internet.
   *
   * @default "internal"
   */
  readonly exposure?: LoadBalancerExposure;
  /**
   * Whether it also serves the Gateway API, so that exposed workloads create Gateways and routes instead of Ingresses. The cluster must
   * already have the CRDs of the Gateway API, because their bundle is too large for a Helm release.
   *
   * @default false
   */
  readonly gateway?: boolean;
}

const ports = { web: 8000, websecure: 8443, traefik: 8080, metrics: 9100 };
/** Seconds for which open connections may last after it stops listening. */
const shutdownSeconds = 50;
const pods = { "app.kubernetes.io/name": "traefik" };
const ingressClass: IngressClass = {
  name: "traefik",
  controller: "traefik.io/ingress-controller",
  pods: { namespace: "traefik", labels: pods },
};

/** Gateways listen on Traefik's own ports, and Traefik redirects HTTP to HTTPS before it looks at routes. */
const gatewayClass: GatewayClass = {
  name: "traefik",
  controller: "traefik.io/gateway-controller",
  pods: ingressClass.pods,
  listeners: { http: ports.web, https: ports.websecure },
  redirectsHttp: true,
};

/** Serves Ingresses and Gateways behind one Service of type LoadBalancer. */
export const traefik = defineAddon<TraefikOptions>({
  name: "traefik",
  optionsType: "TraefikOptions",
  summary: "ingress controller behind one load balancer; plain HTTP is redirected to HTTPS",
  whenRemoved: "every host behind it is unreachable, and its load balancer gives up its addresses",
  chart: { repository: "https://traefik.github.io/charts", name: "traefik", version: "41.3.0" },
  images: {
    values: {
      "image.{registry,repository}": "docker.io/library/traefik",
    },
    pullSecrets: { "deployment.imagePullSecrets": "objects" },
  },
  monitors: ["metrics.prometheus.serviceMonitor.additionalLabels"],
  pods: { placed: [""] },
  namespace: "traefik",
  crds: {
    how: "skipped",
    why: "it reads Ingresses, and Gateways of the cluster's CRDs; Helm would never upgrade the chart's crds/ folder",
  },
  provides: [
    provideMany(ingressClasses, () => ({ [ingressClass.name]: ingressClass })),
    provideOne(defaultIngressClass, ({ options: { isDefaultClass = true } }) =>
      isDefaultClass ? ingressClass : undefined,
    ),
    provideOne(
      defaultGatewayClass,
      ({ options: { gateway = false } }) => (gateway ? gatewayClass : undefined),
      "resources",
    ),
  ],
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding", "IngressClass"] },
  ownsCloudResources: true,
  orders: { service: ["service"] },
  needs: ({ cluster, options: { gateway = false } }) => [
    ...loadBalancerNeeds(cluster),
    ...(gateway ? [{ capability: gatewayApi }] : []),
  ],
  wants: () => [{ capability: certificateIssuers, after: "nothing" }, { capability: monitoring }],
  flows: ({ all, find }) => [
    {
      name: "traefik",
      pods,
      ingress: [`anywhere:${ports.web}`, `anywhere:${ports.websecure}`, ...scrapers(find(monitoring), ports.metrics)],
      egress: ["dns", "apiserver", exposedPods, ...solverPods(all(certificateIssuers))],
    },
  ],
  namespaceLabels: ({ find }) => find(loadBalancers)?.namespaceLabels ?? {},
  values: ({ options, tier, cluster, find }) => ({
    deployment: {
      replicas: tier.replicas,
      minReadySeconds: 5,
      tmpVolume: { emptyDir: { sizeLimit: "64Mi" } },
      lifecycle: { preStop: { sleep: { seconds: drainTime(find(loadBalancers)) } } },
      terminationGracePeriodSeconds: drainTime(find(loadBalancers)) + shutdownSeconds,
    },
    updateStrategy: surgeUpdate,
    podDisruptionBudget: disruptionBudget(tier),
    topologySpreadConstraints: spread(pods, tier),
    ...onSystemPool,
    priorityClassName: "system-cluster-critical",
    ingressClass: { enabled: true, isDefaultClass: options.isDefaultClass ?? true, name: ingressClass.name },
    providers: {
      kubernetesCRD: { enabled: false },
      ...(options.gateway === true && { kubernetesGateway: { enabled: true } }),
    },
    /* Workloads create their own Gateways, and the chart creates the class only together with a Gateway. */
    gateway: { enabled: false },
    gatewayClass: { enabled: false },
    ports: {
      web: { http: { redirections: { entryPoint: { to: "websecure", scheme: "https", permanent: true } } } },
    },
    api: { dashboard: false },
    service: serviceValues(options.exposure ?? "internal", cluster.cloud, find(loadBalancers)),
    metrics: {
      prometheus: {
        /* The chart would fail in a preview, where the kind does not exist yet. */
        disableAPICheck: true,
        service: { enabled: find(monitoring) !== undefined },
        serviceMonitor: { enabled: find(monitoring) !== undefined },
      },
    },
    persistence: { emptyDir: { sizeLimit: "64Mi" } },
    global: { checkNewVersion: false, sendAnonymousUsage: false },
    resources: containerResources({ cpu: "100m", memory: "128Mi", limit: "256Mi" }),
  }),
  customResources: ({ options: { gateway = false } }) => (gateway ? [gatewayClassManifest()] : []),
});

function gatewayClassManifest(): CustomResourceManifest {
  const { name, controller } = gatewayClass;
  const spec = { controllerName: controller };
  return { apiVersion: "gateway.networking.k8s.io/v1", kind: "GatewayClass", name, scope: "Cluster", spec };
}

function serviceValues(exposure: LoadBalancerExposure, cloud: Cloud, controller: LoadBalancers | undefined): object {
  const { annotations, loadBalancerClass } = loadBalancerService(exposure, cloud, controller);
  return { annotations, ...(loadBalancerClass !== undefined && { spec: { loadBalancerClass } }) };
}
