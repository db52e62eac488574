import {
  certificateIssuers,
  defaultIngressClass,
  type IngressClass,
  ingressClasses,
  loadBalancers,
  monitoring,
} from "../../capabilities";
import type { Cloud } from "../../clusters/contract";
import { mergeMaps } from "../../merge";
import { exposedPods, type Flows } from "../../network";
import { defineAddon } from "../define";
import type { AddonContext } from "../definition";
import { checkClassName, classNameOf, type IngressClassOptions, isDefault } from "../ingress-class";
import { instanceName } from "../instance";
import {
  drainTime,
  type LoadBalancerExposure,
  loadBalancerNeeds,
  loadBalancerService,
  surgeUpdate,
} from "../load-balancer-service";
import {
  containerResources,
  evictUnready,
  onSystemPool,
  scrapers,
  solverPods,
  spread,
  tolerateSystemPool,
} from "../pods";
import { provideMany, provideOne } from "../provide";

/**
 * Options of ingress-nginx.
 *
 * @example
 * ```ts
 * ingressNginx({ exposure: "internal" }, { acceptRetired: true });
 * ```
 */
export interface IngressNginxOptions extends IngressClassOptions {
  /**
   * Who can reach the load balancer. `internal`: only clients in the network. `public`: clients on the internet, too. HTTP-01 challenges need
   * `public`.
   *
   * @default "internal"
   */
  readonly exposure?: LoadBalancerExposure;
}

const name = "ingress-nginx";
const ports = { http: 80, https: 443, webhook: 8443, metrics: 10254 };
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "controller" };
const certificateJobs = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "admission-webhook" };

/** Returns the IngressClass. Each installation has a different `controller` value, so that it serves only its own class. */
function ingressClass(options: IngressNginxOptions): IngressClass {
  return {
    name: classNameOf("nginx", options),
    controller: instanceName("k8s.io/ingress-nginx", options),
    pods: { namespace: instanceName(name, options), labels: pods },
  };
}

/** Serves Ingresses with the community's ingress-nginx controller. Use it only if your stack still needs the controller's annotations. */
export const ingressNginx = defineAddon<IngressNginxOptions>({
  name,
  optionsType: "IngressNginxOptions",
  summary: "the community's ingress controller behind one load balancer; retired upstream",
  whenRemoved: "hosts of nginx Ingresses become unreachable, and the load balancer and its addresses are deleted",
  chart: { repository: "https://kubernetes.github.io/ingress-nginx", name, version: "4.15.1" },
  images: {
    values: {
      "controller.image.{registry,image}": "registry.k8s.io/ingress-nginx/controller",
      "controller.admissionWebhooks.patch.image.{registry,image}": "registry.k8s.io/ingress-nginx/kube-webhook-certgen",
      "defaultBackend.image.{registry,image}": "registry.k8s.io/defaultbackend-amd64",
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  monitors: ["controller.metrics.serviceMonitor.additionalLabels"],
  pods: { placed: ["controller", "controller.admissionWebhooks.patch"] },
  namespace: name,
  instances: true,
  crds: { how: "none" },
  retired: {
    since: "2026-03",
    why: "gets no security fixes",
    instead: "traefik, the default",
  },
  /* The webhook checks Ingresses of every class. While it does not answer, the API server refuses all Ingresses. */
  admitsWorkloads: true,
  underArgoCd: "the controller's webhook checks all Ingresses, including Argo CD's own Ingress",
  ownsCloudResources: true,
  orders: { service: ["controller", "service"] },
  provides: [
    provideMany(ingressClasses, ({ options }) => ({ [ingressClass(options).name]: ingressClass(options) })),
    provideOne(defaultIngressClass, ({ options }) => (isDefault(options) ? ingressClass(options) : undefined)),
  ],
  check: ({ options }) => checkClassName(options),
  needs: ({ cluster }) => loadBalancerNeeds(cluster),
  wants: () => [{ capability: certificateIssuers, after: "nothing" }, { capability: monitoring }],
  flows,
  namespaceLabels: ({ find }) => find(loadBalancers)?.namespaceLabels ?? {},
  values: ({ options, tier, cluster, find }) => ({
    controller: {
      replicaCount: tier.replicas,
      minReadySeconds: 5,
      updateStrategy: surgeUpdate,
      maxUnavailable: 1,
      ...evictUnready,
      topologySpreadConstraints: spread(pods, tier),
      priorityClassName: "system-cluster-critical",
      ...onSystemPool,
      resources: containerResources({ cpu: "100m", memory: "256Mi", limit: "512Mi" }),
      extraArgs: { "shutdown-grace-period": drainTime(find(loadBalancers)) },
      ingressClassResource: {
        name: ingressClass(options).name,
        controllerValue: ingressClass(options).controller,
        default: isDefault(options),
      },
      ingressClass: ingressClass(options).name,
      allowSnippetAnnotations: false,
      enableAnnotationValidations: true,
      config,
      service: mergeMaps([
        loadBalancerService(options.exposure ?? "internal", cluster.cloud, find(loadBalancers)),
        { annotations: probes[cluster.cloud] },
      ]),
      admissionWebhooks,
      metrics: {
        enabled: find(monitoring) !== undefined,
        serviceMonitor: { enabled: find(monitoring) !== undefined },
      },
    },
  }),
});

/**
 * Path of AKS' health probes. By default, the probes request `/` from each port whose `appProtocol` is HTTP, but Ingresses may not serve this path:
 * https://learn.microsoft.com/azure/aks/load-balancer-standard#custom-load-balancer-health-probe
 */
const probes = {
  aws: {},
  gcp: {},
  azure: { "service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path": "/healthz" },
  none: {},
} as const satisfies Record<Cloud, Readonly<Record<string, string>>>;

/**
 * Redirects all HTTP requests, even for hosts without a certificate. Refuses old TLS versions. Authors of Ingresses cannot add text to the shared
 * configuration. https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/
 */
const config = {
  "force-ssl-redirect": "true",
  "ssl-protocols": "TLSv1.2 TLSv1.3",
  "annotations-risk-level": "Medium",
  "strict-validate-path-type": "true",
} as const;

/** Two Jobs create the webhook's certificate once and keep it. The chart then renders the same objects each time. */
const admissionWebhooks = {
  failurePolicy: "Fail",
  createSecretJob: job(),
  patchWebhookJob: job(),
  patch: { tolerations: tolerateSystemPool, priorityClassName: "system-cluster-critical" },
};

function job(): object {
  return {
    activeDeadlineSeconds: 300,
    resources: containerResources({ cpu: "10m", memory: "32Mi", limit: "64Mi" }),
  };
}

function flows({ all, find }: AddonContext<IngressNginxOptions>): Flows[] {
  const scrape = scrapers(find(monitoring), ports.metrics);
  return [
    {
      name: "controller",
      pods,
      ingress: [`anywhere:${ports.http}`, `anywhere:${ports.https}`, `apiserver:${ports.webhook}`, ...scrape],
      egress: ["dns", "apiserver", exposedPods, ...solverPods(all(certificateIssuers))],
    },
    { name: "admission-webhook", pods: certificateJobs, egress: ["dns", "apiserver"] },
  ];
}
