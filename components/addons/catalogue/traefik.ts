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
import { provideMany, provideOne } from "../provide";
import { disruptionBudget, spread, tolerateSystemPool } from "./availability";
import { containerResources } from "./container-resources";
import { drainTime, type LoadBalancerExposure, loadBalancerService, surgeUpdate } from "./load-balancer-service";
import { scrapers, solverPods } from "./peers";

/** Options of Traefik. */
export interface TraefikOptions {
  /** Whether Ingresses that name no class are its own. @default true */
  readonly isDefaultClass?: boolean;
  /**
   * Whether its load balancer can be reached from the internet, where a cloud makes it. HTTP-01 challenges need that.
   *
   * @default "internal"
   */
  readonly exposure?: LoadBalancerExposure;
  /**
   * Whether it also serves the Gateway API, and exposed workloads make Gateways and routes in the place of Ingresses. The cluster
   * has to bring the kinds: their bundle of CRDs, which no chart that fits into a release has, is applied by whoever owns it.
   *
   * @default false
   */
  readonly gateway?: boolean;
}

const ports = { web: 8000, websecure: 8443, traefik: 8080, metrics: 9100 };
/** What open connections may take when it no longer listens. */
const shutdownSeconds = 50;
const pods = { "app.kubernetes.io/name": "traefik" };
const ingressClass: IngressClass = {
  name: "traefik",
  controller: "traefik.io/ingress-controller",
  pods: { namespace: "traefik", labels: pods },
};

/** Its Gateways listen where it does, and it leads plain HTTP to HTTPS before any route is asked. */
const gatewayClass: GatewayClass = {
  name: "traefik",
  controller: "traefik.io/gateway-controller",
  pods: ingressClass.pods,
  listeners: { http: ports.web, https: ports.websecure },
  redirectsHttp: true,
};

/** Lets traffic in: the ingress controller, behind one Service of type LoadBalancer. */
export const traefik = defineAddon<TraefikOptions>({
  name: "traefik",
  summary: "ingress controller behind one load balancer; plain HTTP is redirected to HTTPS",
  chart: { repository: "https://traefik.github.io/charts", name: "traefik", version: "41.3.0" },
  namespace: "traefik",
  crds: {
    how: "skipped",
    why: "Ingresses, and Gateways of the cluster's kinds, are read; the chart's crds/ folder would be installed once and never upgraded",
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
  ownsCloudResources: true,
  /* The cloud provider built into Kubernetes makes load balancers of an older kind there, and is no longer developed. */
  needs: ({ cluster, options: { gateway = false } }) => [
    ...(cluster.cloud === "aws" ? [{ capability: loadBalancers }] : []),
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
    tolerations: tolerateSystemPool,
    priorityClassName: "system-cluster-critical",
    ingressClass: { enabled: true, isDefaultClass: options.isDefaultClass ?? true, name: ingressClass.name },
    providers: {
      kubernetesCRD: { enabled: false },
      ...(options.gateway === true && { kubernetesGateway: { enabled: true } }),
    },
    /* Workloads make their own; and the chart would make the class only with one. */
    gateway: { enabled: false },
    gatewayClass: { enabled: false },
    ports: {
      web: { http: { redirections: { entryPoint: { to: "websecure", scheme: "https", permanent: true } } } },
    },
    api: { dashboard: false },
    service: serviceValues(options.exposure ?? "internal", cluster.cloud, find(loadBalancers)),
    metrics: {
      prometheus: {
        /* The kind is there before, but not yet where a preview renders the chart. */
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
