import {
  type IngressClass,
  type LoadBalancers,
  certificateIssuers,
  defaultIngressClass,
  loadBalancers,
  monitoring,
} from "../../capabilities";
import type { Cloud } from "../../clusters/contract";
import { exposedPods } from "../../network";
import { defineAddon } from "../define";
import { provideOne } from "../provide";
import { disruptionBudget, spread, tolerateSystemPool } from "./availability";
import { containerResources } from "./container-resources";
import { type LoadBalancerExposure, drainTime, loadBalancerService, surgeUpdate } from "./load-balancer-service";
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

/** Lets traffic in: the ingress controller, behind one Service of type LoadBalancer. */
export const traefik = defineAddon<TraefikOptions>({
  name: "traefik",
  summary: "ingress controller behind one load balancer; plain HTTP is redirected to HTTPS",
  chart: { repository: "https://traefik.github.io/charts", name: "traefik", version: "41.3.0" },
  namespace: "traefik",
  crds: {
    how: "skipped",
    why: "only Ingresses are read; the chart's crds/ folder would be installed once and never upgraded",
  },
  provides: [
    provideOne(defaultIngressClass, ({ options: { isDefaultClass = true } }) =>
      isDefaultClass ? ingressClass : undefined,
    ),
  ],
  ownsCloudResources: true,
  /* The cloud provider built into Kubernetes makes load balancers of an older kind there, and is no longer developed. */
  needs: ({ cluster }) => (cluster.cloud === "aws" ? [{ capability: loadBalancers }] : []),
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
    providers: { kubernetesCRD: { enabled: false } },
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
});

function serviceValues(exposure: LoadBalancerExposure, cloud: Cloud, controller: LoadBalancers | undefined): object {
  const { annotations, loadBalancerClass } = loadBalancerService(exposure, cloud, controller);
  return { annotations, ...(loadBalancerClass !== undefined && { spec: { loadBalancerClass } }) };
}
