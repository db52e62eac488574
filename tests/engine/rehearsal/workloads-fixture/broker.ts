import * as pulumi from "@pulumi/pulumi";
import { ConfigMap, Deployment, podHosts, Secret, StatefulSet, type Tenant } from "../../../../components";

/** A clustered broker with a volume for each pod, configuration, a secret and a sidecar; and a client of it. */
export function createBroker(tenant: Tenant): StatefulSet {
  const settings = new ConfigMap("settings", {
    tenant,
    data: { level: "info" },
    files: { "agents.ts": "agents.ts" },
    binaryData: { "logo.png": "iVBORw==" },
  });
  const cookie = new Secret("cookie", { tenant, stringData: { cookie: pulumi.secret("not much of a secret") } });
  const peers = new ConfigMap("peers", {
    tenant,
    data: { first: tenant.namespace.apply((name) => `broker-0 ${name}`) },
  });
  const broker = new StatefulSet("broker", {
    tenant,
    image: "rabbitmq:4.2.1",
    replicas: 3,
    ports: [
      { name: "amqp", port: 5672 },
      { name: "metrics", port: 9419, container: "exporter" },
    ],
    peerPorts: [{ name: "clustering", port: 25672 }],
    publishNotReadyAddresses: true,
    env: {
      POD_NAME: { fieldRef: "metadata.name" },
      MEMORY_LIMIT: { resourceFieldRef: "limits.memory" },
      ...settings.asEnv({ LEVEL: "level" }),
      ...cookie.asEnv({ COOKIE: "cookie" }),
      PEERS: podHosts("broker", 3).join(" "),
    },
    envFrom: [{ configMapRef: settings.configMapName, prefix: "BROKER_" }],
    volumeClaimTemplates: { data: { size: "1Gi", mountPath: "/var/lib/rabbitmq" } },
    emptyDirs: { tmp: { mountPath: "/tmp" }, shm: { mountPath: "/dev/shm", sizeLimit: "16Mi", medium: "Memory" } },
    volumes: {
      cookie: cookie.mount("/etc/cookie", { items: { cookie: "erlang.cookie" }, defaultMode: 0o400 }),
      settings: settings.mount("/etc/settings"),
      peers: peers.mount("/etc/peers"),
      token: {
        projected: [{ serviceAccountToken: { audience: "vault", path: "token", expirationSeconds: 3600 } }],
        mountPath: "/var/run/vault",
      },
    },
    initContainers: {
      migrate: { image: "rabbitmq:4.2.1", command: ["migrate"], mounts: { data: "/var/lib/rabbitmq" } },
      exporter: {
        image: "exporter:1.0.0",
        restartPolicy: "Always",
        readinessProbe: { grpc: { port: 9419 } },
        mounts: { tmp: "/tmp" },
      },
    },
    containers: { rotate: { image: "rotate:1.0.0", runAsUser: 20000, mounts: { tmp: { mountPath: "/tmp" } } } },
    readinessProbe: { exec: { command: ["rabbitmq-diagnostics", "check_running"] }, periodSeconds: 10 },
    lifecycle: { postStart: { exec: { command: ["warm"] } } },
    terminationGracePeriodSeconds: 120,
    hostAliases: [{ ip: "192.0.2.1", hostnames: ["legacy.example.com"] }],
    dnsConfig: { options: [{ name: "ndots", value: "2" }] },
    supplementalGroups: [30000],
    overrides: { spec: { template: { metadata: { annotations: { "example.com/reviewed": "yes" } } } } },
  });
  new Deployment("orders", {
    tenant,
    image: "orders:1.0.0",
    replicas: 1,
    calls: [broker],
    apiAccess: [{ apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["get", "create", "update"] }],
  });
  return broker;
}
