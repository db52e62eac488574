import { monitoring } from "../../../capabilities";
import type { Flows, Labels, PodPeer } from "../../../network";
import type { AddonContext } from "../../definition";
import { solverFlows, visitors } from "../../exposed-host";
import { scrapers } from "../../pods";
import { notificationPorts } from "./notifications";
import type { ArgoCdOptions } from "./options";

/** Argo CD's namespace. */
export const namespace = "argocd";

/** Returns the pod labels of one part of Argo CD. Their values begin with the chart's short name. */
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

/**
 * Address at which the other parts call the repo server. The chart uses the Service's bare name. No proxy exception can match a bare name, so Argo CD
 * would call the repo server through the proxy. https://github.com/argoproj/argo-cd/issues/2954, https://github.com/argoproj/argo-cd/issues/14280
 */
export const repoServer = `argo-cd-argocd-repo-server.${namespace}.svc:${ports.repoServer}`;

/** The pods of Redis: a single pod, or three replicas behind HAProxy. */
const redis: Record<"single" | "proxy" | "replica", Labels> = {
  single: podsOf("redis"),
  proxy: { app: "redis-ha-haproxy" },
  replica: { app: "redis-ha" },
};

/**
 * Returns the flows of Argo CD's parts: to Git over HTTPS and SSH, to chart registries, to the API server, and to one another. The cloud's registry
 * may have private addresses.
 */
export function argoCdFlows(context: AddonContext<Pick<ArgoCdOptions, "host" | "notifications" | "sops">>): Flows[] {
  const prometheus = context.find(monitoring);
  const toRepoServer: PodPeer = { pods: podsOf("repo-server"), ports: [ports.repoServer] };
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
    ingress: [...ingress, ...scrapers(prometheus, metrics)],
    egress: ["dns", ...egress],
  });
  const clients = ["server", "repo-server", "application-controller"].map((name) => ({ pods: podsOf(name) }));
  const notifier = (context.options.notifications ?? false) === false ? [] : ["notifications-controller"];
  const services = notificationPorts(context.options.notifications).map((port) => `internet:${port}` as const);
  const repoClients = ["server", "application-controller", "applicationset-controller", ...notifier];
  const repoIngress = repoClients.map((name) => ({ pods: podsOf(name), ports: [ports.repoServer] }));
  const login = context.options.sops?.kmsKey === undefined ? [] : (["pod-identity"] as const);
  return [
    part("application-controller", ports.metrics.controller, [], ["apiserver", toRepoServer, cache]),
    part("server", ports.metrics.server, visitors(context, ports.server), [
      "apiserver",
      "internet:443",
      toRepoServer,
      cache,
    ]),
    part("repo-server", ports.metrics.repoServer, repoIngress, ["cloud:443", "internet:22", ...login, cache]),
    part("applicationset-controller", ports.metrics.applicationSet, [], ["apiserver", "internet:443", toRepoServer]),
    ...notifier.map((name) => part(name, ports.metrics.notifications, [], ["apiserver", ...services, toRepoServer])),
    { name: "redis-secret-init", pods: podsOf("redis-secret-init"), egress: ["dns", "apiserver"] },
    ...(replicated ? replicatedRedis(clients) : [singleRedis(clients)]),
    ...solverFlows(context),
  ];
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
