import {
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  gatewayApi,
  gatewayClasses,
  ingressClasses,
  type LoadBalancers,
  loadBalancers,
  monitoring,
} from "../../../capabilities";
import type { Cloud } from "../../../clusters/contract";
import { exposedPods } from "../../../network";
import { defineAddon } from "../../define";
import type { CustomResourceManifest } from "../../definition";
import { isDefault } from "../../ingress-class";
import {
  drainTime,
  type LoadBalancerExposure,
  loadBalancerNeeds,
  loadBalancerService,
  surgeUpdate,
} from "../../load-balancer-service";
import { containerResources, disruptionBudget, onSystemPool, scrapers, solverPods, spread } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { checkTraefik } from "./check";
import { gatewayClass, ingressClass, pods, ports } from "./classes";
import { resolverValues, waysToAuthority } from "./lets-encrypt";
import type { TraefikOptions } from "./options";

/** Maximum time in seconds for open connections after Traefik stops listening. */
const shutdownSeconds = 50;

/** Serves Ingresses and Gateways behind one Service of type LoadBalancer. */
export const traefik = defineAddon<TraefikOptions>({
  name: "traefik",
  optionsType: "TraefikOptions",
  summary: "ingress controller behind one load balancer; redirects HTTP to HTTPS",
  whenRemoved:
    "hosts of Traefik's Ingresses and Gateways become unreachable, and the load balancer and its addresses are deleted",
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
  instances: true,
  crds: {
    how: "skipped",
    why: "Ingresses need no CRDs, and Gateways use the cluster's CRDs; Helm never upgrades a chart's crds/ folder",
  },
  provides: [
    provideMany(ingressClasses, ({ options }) => ({ [ingressClass(options).name]: ingressClass(options) })),
    provideOne(defaultIngressClass, ({ options }) => (isDefault(options) ? ingressClass(options) : undefined)),
    provideMany(
      gatewayClasses,
      ({ options }) => (options.gateway === true ? { [gatewayClass(options).name]: gatewayClass(options) } : {}),
      "resources",
    ),
    provideOne(
      defaultGatewayClass,
      ({ options }) => (options.gateway === true && isDefault(options) ? gatewayClass(options) : undefined),
      "resources",
    ),
  ],
  check: ({ cluster, tier, options }) => checkTraefik(cluster, tier, options),
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding", "IngressClass"] },
  ownsCloudResources: true,
  orders: {
    service: ["service"],
    volumes: [{ of: "Traefik", size: ["persistence", "size"], storageClass: ["persistence", "storageClass"] }],
  },
  needs: ({ cluster, options: { gateway = false } }) => [
    ...loadBalancerNeeds(cluster),
    ...(gateway ? [{ capability: gatewayApi }] : []),
  ],
  wants: () => [{ capability: certificateIssuers, after: "nothing" }, { capability: monitoring }],
  flows: ({ options, all, find }) => [
    {
      name: "traefik",
      pods,
      ingress: [`anywhere:${ports.web}`, `anywhere:${ports.websecure}`, ...scrapers(find(monitoring), ports.metrics)],
      egress: ["dns", "apiserver", exposedPods, ...solverPods(all(certificateIssuers)), ...waysToAuthority(options)],
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
    ingressClass: { enabled: true, isDefaultClass: isDefault(options), name: ingressClass(options).name },
    providers: {
      kubernetesCRD: { enabled: false },
      /* Without this, Traefik serves every class of its kind, including the classes of other installations. */
      kubernetesIngress: { ingressClass: ingressClass(options).name },
      ...(options.gateway === true && { kubernetesGateway: { enabled: true, labelSelector: selectorOf(options) } }),
    },
    /* Workloads create their own Gateways. The chart would create the class only together with a Gateway. */
    gateway: { enabled: false },
    gatewayClass: { enabled: false },
    ports: {
      web: { http: { redirections: { entryPoint: { to: "websecure", scheme: "https", permanent: true } } } },
      ...resolverValues(options, cluster).websecure,
    },
    api: { dashboard: false },
    service: serviceValues(options.exposure ?? "internal", cluster.cloud, find(loadBalancers)),
    metrics: {
      prometheus: {
        /* The chart would fail in a preview, because the kind does not exist yet. */
        disableAPICheck: true,
        service: { enabled: find(monitoring) !== undefined },
        serviceMonitor: { enabled: find(monitoring) !== undefined },
      },
    },
    persistence: { emptyDir: { sizeLimit: "64Mi" } },
    global: { checkNewVersion: false, sendAnonymousUsage: false },
    resources: containerResources({ cpu: "100m", memory: "128Mi", limit: "256Mi" }),
    ...resolverValues(options, cluster).values,
  }),
  customResources: ({ options }) => (options.gateway === true ? [gatewayClassManifest(options)] : []),
});

/** Label of the GatewayClasses of further installations. */
const instanceLabel = "keelson.dev/instance";

/**
 * Returns the label selector for the GatewayClasses of an installation. It is needed because the classes of all installations have the same
 * controller.
 */
function selectorOf({ instance }: TraefikOptions): string {
  return instance === undefined ? `!${instanceLabel}` : `${instanceLabel}=${instance}`;
}

function gatewayClassManifest(options: TraefikOptions): CustomResourceManifest {
  const { name, controller } = gatewayClass(options);
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "GatewayClass",
    name,
    scope: "Cluster",
    ...(options.instance !== undefined && { labels: { [instanceLabel]: options.instance } }),
    spec: { controllerName: controller },
  };
}

function serviceValues(exposure: LoadBalancerExposure, cloud: Cloud, controller: LoadBalancers | undefined): object {
  const { annotations, loadBalancerClass } = loadBalancerService(exposure, cloud, controller);
  return { annotations, ...(loadBalancerClass !== undefined && { spec: { loadBalancerClass } }) };
}
