import { ConfigMap, DaemonSet, type Probe, podHosts, StatefulSet, type Tenant } from "../../components";

/** NATS, https://docs.nats.io, Apache-2.0. The probes and the preStop hook come from its chart. */
const image = "nats:2.12.8-alpine";

/** Three servers keep a quorum while one server is down. So the tier does not change this number. */
const replicas = 3;

const port = { client: 4222, cluster: 6222, leaf: 7422, monitor: 8222 } as const;

/** The label of pods in the tenant that may connect to the agents. */
const clients = { "messages-client": "true" };

/**
 * Runs a clustered message broker. Three servers start in order, and each has a DNS name and a volume. Clients reach the servers through an agent on
 * every node.
 */
export function messageBroker(tenant: Tenant): StatefulSet {
  const broker = createBroker(tenant);
  createAgent(tenant, broker);
  return broker;
}

function createBroker(tenant: Tenant): StatefulSet {
  const settings = createSettings(tenant, "broker", {
    lame_duck_grace_period: "5s",
    lame_duck_duration: "30s",
    jetstream: { store_dir: "/data", max_file_store: 9 * 2 ** 30 },
    cluster: {
      name: "broker",
      port: port.cluster,
      routes: podHosts("broker", replicas).map((host) => `nats://${host}:${port.cluster}`),
    },
    leafnodes: { port: port.leaf },
  });
  return new StatefulSet(`${tenant.homeName}-broker`, {
    ...server(tenant, "broker", settings),
    replicas,
    ports: [
      { name: "client", port: port.client },
      { name: "leaf", port: port.leaf },
    ],
    peerPorts: [{ name: "cluster", port: port.cluster }],
    /* The servers look for each other before any of them is ready. */
    publishNotReadyAddresses: true,
    volumeClaimTemplates: { data: { size: "10Gi", mountPath: "/data" } },
    startupProbe: { ...healthz("/healthz"), failureThreshold: 90 },
    lifecycle: { preStop: { exec: { command: ["nats-server", "-sl=ldm=/var/run/nats/nats.pid"] } } },
    terminationGracePeriodSeconds: 60,
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "512Mi" } },
  });
}

function createAgent(tenant: Tenant, broker: StatefulSet): DaemonSet {
  const settings = createSettings(tenant, "agent", {
    leafnodes: { remotes: [{ url: `nats-leaf://broker:${port.leaf}` }] },
  });
  return new DaemonSet(`${tenant.homeName}-agent`, {
    ...server(tenant, "agent", settings),
    ports: [{ name: "client", port: port.client }],
    resources: { requests: { cpu: "20m", memory: "32Mi" }, limits: { memory: "64Mi" } },
    calls: [broker],
    ingress: [{ pods: clients, ports: [port.client] }],
  });
}

/** Creates the settings of a server. NATS accepts JSON as their format. */
function createSettings(tenant: Tenant, name: string, settings: object): ConfigMap {
  const all = { port: port.client, http_port: port.monitor, pid_file: "/var/run/nats/nats.pid", ...settings };
  return new ConfigMap(`${tenant.homeName}-${name}`, { tenant, data: { "nats.conf": JSON.stringify(all) } });
}

function server(tenant: Tenant, workloadName: string, settings: ConfigMap) {
  return {
    tenant,
    workloadName,
    image,
    env: { POD_NAME: { fieldRef: "metadata.name" } },
    command: ["nats-server"],
    args: ["--config", "/etc/nats/nats.conf", "--name", "$(POD_NAME)"],
    emptyDirs: { pid: { mountPath: "/var/run/nats", sizeLimit: "1Mi" } },
    volumes: { settings: settings.mount("/etc/nats") },
    /* Only the kubelet uses this port, so no Service lists it. A server without JetStream skips the checks of its data. */
    readinessProbe: healthz("/healthz?js-server-only=true"),
    livenessProbe: healthz("/healthz?js-enabled-only=true"),
  };
}

function healthz(path: string): Probe {
  return { httpGet: { path, port: port.monitor } };
}
