import { type IngressClass, certificateIssuers, defaultIngressClass } from "../../capabilities";
import { type PodPeer, exposedPods } from "../../network";
import { defineAddon } from "../define";
import { provideOne } from "../provide";
import { disruptionBudget, spread } from "./availability";

/** Options of Traefik. */
export interface TraefikOptions {
  /** Whether Ingresses that name no class are its own. @default true */
  readonly isDefaultClass?: boolean;
}

const ports = { web: 8000, websecure: 8443, traefik: 8080 };
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
    provideOne(defaultIngressClass, ({ isDefaultClass = true }) => (isDefaultClass ? ingressClass : undefined)),
  ],
  wants: () => [{ capability: certificateIssuers, after: "nothing" }],
  flows: ({ find }) => [
    {
      name: "traefik",
      pods,
      ingress: [`anywhere:${ports.web}`, `anywhere:${ports.websecure}`],
      egress: ["dns", "apiserver", exposedPods, ...solverPods(find(certificateIssuers)?.solver)],
    },
  ],
  values: ({ options, tier }) => ({
    deployment: {
      replicas: tier.replicas,
      minReadySeconds: 5,
      tmpVolume: { emptyDir: { sizeLimit: "64Mi" } },
      lifecycle: { preStop: { sleep: { seconds: 10 } } },
    },
    podDisruptionBudget: disruptionBudget(tier),
    topologySpreadConstraints: spread(pods, tier),
    priorityClassName: "system-cluster-critical",
    ingressClass: { enabled: true, isDefaultClass: options.isDefaultClass ?? true, name: ingressClass.name },
    providers: { kubernetesCRD: { enabled: false } },
    ports: {
      web: { http: { redirections: { entryPoint: { to: "websecure", scheme: "https", permanent: true } } } },
    },
    api: { dashboard: false },
    persistence: { emptyDir: { sizeLimit: "64Mi" } },
    global: { checkNewVersion: false, sendAnonymousUsage: false },
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
  }),
});

function solverPods(solver: { readonly labels: PodPeer["pods"]; readonly port: number } | undefined): PodPeer[] {
  return solver === undefined ? [] : [{ namespace: "*", pods: solver.labels, ports: [solver.port] }];
}
