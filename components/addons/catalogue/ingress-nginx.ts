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
import { provideMany, provideOne } from "../provide";
import { evictUnready, spread, tolerateSystemPool } from "./availability";
import { containerResources } from "./container-resources";
import { drainTime, loadBalancerService, surgeUpdate } from "./load-balancer-service";
import { scrapers, solverPods } from "./peers";

/** Options of ingress-nginx. */
export interface IngressNginxOptions {
  /** Whether Ingresses that name no class are its own. @default true */
  readonly isDefaultClass?: boolean;
  /**
   * Whether its load balancer can be reached from the internet, where a cloud makes it. HTTP-01 challenges need that.
   *
   * @default "internal"
   */
  readonly exposure?: "internal" | "public";
}

const name = "ingress-nginx";
const ports = { http: 80, https: 443, webhook: 8443, metrics: 10254 };
const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "controller" };
const certificateJobs = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "admission-webhook" };
const ingressClass: IngressClass = {
  name: "nginx",
  controller: "k8s.io/ingress-nginx",
  pods: { namespace: name, labels: pods },
};

/** Lets traffic in: the community's ingress controller, for those who still need its annotations. */
export const ingressNginx = defineAddon<IngressNginxOptions>({
  name,
  summary: "the community's ingress controller, retired upstream, behind one load balancer",
  chart: { repository: "https://kubernetes.github.io/ingress-nginx", name, version: "4.15.1" },
  namespace: name,
  crds: { how: "none" },
  retired: {
    since: "2026-03",
    why: "gets no security fixes any more",
    instead: "traefik, which is the default",
  },
  /* Its webhook sees every Ingress, of whatever class, and refuses all while it does not answer. */
  admitsWorkloads: true,
  ownsCloudResources: true,
  provides: [
    provideMany(ingressClasses, () => ({ [ingressClass.name]: ingressClass })),
    provideOne(defaultIngressClass, ({ options: { isDefaultClass = true } }) =>
      isDefaultClass ? ingressClass : undefined,
    ),
  ],
  needs: ({ cluster }) => (cluster.cloud === "aws" ? [{ capability: loadBalancers }] : []),
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
      tolerations: tolerateSystemPool,
      resources: containerResources({ cpu: "100m", memory: "256Mi", limit: "512Mi" }),
      extraArgs: { "shutdown-grace-period": drainTime(find(loadBalancers)) },
      ingressClassResource: {
        name: ingressClass.name,
        controllerValue: ingressClass.controller,
        default: options.isDefaultClass ?? true,
      },
      ingressClass: ingressClass.name,
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
 * AKS asks a port whose `appProtocol` is HTTP for `/`, which no Ingress has to answer:
 * https://learn.microsoft.com/azure/aks/load-balancer-standard#custom-load-balancer-health-probe
 */
const probes = {
  aws: {},
  gcp: {},
  azure: { "service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path": "/healthz" },
  none: {},
} as const satisfies Record<Cloud, Readonly<Record<string, string>>>;

/**
 * Plain HTTP is only redirected, also for hosts without a certificate; old TLS is refused; and whoever may write an Ingress may not
 * put text of his own into the configuration of all. https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/
 */
const config = {
  "force-ssl-redirect": "true",
  "ssl-protocols": "TLSv1.2 TLSv1.3",
  "annotations-risk-level": "Medium",
  "strict-validate-path-type": "true",
} as const;

/** Two Jobs make the webhook's certificate once and keep it, so that nothing differs from one rendering to the next. */
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
