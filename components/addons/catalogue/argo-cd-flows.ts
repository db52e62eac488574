import { certificateIssuers, defaultIngressClass, monitoring, solversOf } from "../../capabilities";
import { exposedPods, type Flows, type Labels, type PodPeer } from "../../network";
import type { AddonContext } from "../definition";

/** Argo CD's namespace. */
export const namespace = "argocd";

/** The label with which an ingress controller may connect to the server's pods. */
export const exposedServer: Labels = exposedPods.pods;

/** Labels of one part's pods; the chart shortens its own name. */
export function podsOf(part: string): Labels {
  return { "app.kubernetes.io/name": `argocd-${part}` };
}

const ports = {
  server: 8080,
  repoServer: 8081,
  redis: 6379,
  sentinel: 26379,
  metrics: { controller: 8082, server: 8083, repoServer: 8084, applicationSet: 8080, notifications: 9001 },
};

/** Where Redis answers: one pod, or in front of three of them HAProxy. */
const redis: Record<"single" | "proxy" | "replica", Labels> = {
  single: podsOf("redis"),
  proxy: { app: "redis-ha-haproxy" },
  replica: { app: "redis-ha" },
};

/**
 * Who may connect to Argo CD's parts, and to whom they may: Git by HTTPS and SSH, registries of charts, of which the cloud's may
 * have private addresses, the API server, one another.
 */
export function argoCdFlows(
  context: AddonContext<{ readonly host?: string; readonly notifications?: boolean }>,
): Flows[] {
  const scrape = scrapers(context);
  const repoServer: PodPeer = { pods: podsOf("repo-server"), ports: [ports.repoServer] };
  const replicated = context.tier.replicas >= 3;
  const cache: PodPeer = { pods: replicated ? redis.proxy : redis.single, ports: [ports.redis] };
  const part = (
    name: string,
    metrics: number,
    ingress: Flows["ingress"] & {},
    egress: Flows["egress"] & {},
  ): Flows => ({
    name,
    pods: podsOf(name),
    ingress: [...ingress, ...scrape(metrics)],
    egress: ["dns", ...egress],
  });
  const clients = ["server", "repo-server", "application-controller"].map((name) => ({ pods: podsOf(name) }));
  const notifier = context.options.notifications === true ? ["notifications-controller"] : [];
  const repoClients = ["server", "application-controller", "applicationset-controller", ...notifier];
  const repoIngress = repoClients.map((name) => ({ pods: podsOf(name), ports: [ports.repoServer] }));
  return [
    part("application-controller", ports.metrics.controller, [], ["apiserver", repoServer, cache]),
    part("server", ports.metrics.server, visitors(context), ["apiserver", "internet:443", repoServer, cache]),
    part("repo-server", ports.metrics.repoServer, repoIngress, ["cloud:443", "internet:22", cache]),
    part("applicationset-controller", ports.metrics.applicationSet, [], ["apiserver", "internet:443", repoServer]),
    ...notifier.map((name) => part(name, ports.metrics.notifications, [], ["apiserver", "internet:443", repoServer])),
    { name: "redis-secret-init", pods: podsOf("redis-secret-init"), egress: ["dns", "apiserver"] },
    ...(replicated ? replicatedRedis(clients) : [singleRedis(clients)]),
    ...solvers(context),
  ];
}

function scrapers({ find }: AddonContext<object>): (port: number) => PodPeer[] {
  const prometheus = find(monitoring)?.pods;
  return (port) =>
    prometheus === undefined ? [] : [{ namespace: prometheus.namespace, pods: prometheus.labels, ports: [port] }];
}

function visitors({ options, find }: AddonContext<{ readonly host?: string }>): PodPeer[] {
  const controller = options.host === undefined ? undefined : find(defaultIngressClass)?.pods;
  return controller === undefined
    ? []
    : [{ namespace: controller.namespace, pods: controller.labels, ports: [ports.server] }];
}

function singleRedis(clients: readonly PodPeer[]): Flows {
  const ingress = clients.map((client) => ({ ...client, ports: [ports.redis] }));
  return { name: "redis", pods: redis.single, ingress, egress: ["dns"] };
}

function replicatedRedis(clients: readonly PodPeer[]): Flows[] {
  const replicas: PodPeer = { pods: redis.replica, ports: [ports.redis, ports.sentinel] };
  const fromProxy: PodPeer = { pods: redis.proxy, ports: [ports.redis, ports.sentinel] };
  const fromClients = clients.map((client) => ({ ...client, ports: [ports.redis] }));
  return [
    { name: "redis-ha-haproxy", pods: redis.proxy, ingress: fromClients, egress: ["dns", replicas] },
    { name: "redis-ha", pods: redis.replica, ingress: [fromProxy, replicas], egress: ["dns", replicas] },
  ];
}

/** Pods that answer challenges for the host's certificate stand in the Ingress' own namespace. */
function solvers({ options, find, all }: AddonContext<{ readonly host?: string }>): Flows[] {
  const controller = options.host === undefined ? undefined : find(defaultIngressClass)?.pods;
  if (controller === undefined) {
    return [];
  }
  return solversOf(all(certificateIssuers)).map(({ labels, port }) => ({
    name: `solver-${port}`,
    pods: labels,
    ingress: [{ namespace: controller.namespace, pods: controller.labels, ports: [port] }],
  }));
}
