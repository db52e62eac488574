import * as k8s from "@pulumi/kubernetes";
import { Deployment, StatefulSet, type Tenant, podHosts } from "../../../../components";

/** A clustered broker with a volume for each pod, configuration, a secret and a sidecar; and a client of it. */
export function createBroker(tenant: Tenant): StatefulSet {
  const { namespace, provider, parent } = tenant;
  const settings = new k8s.core.v1.ConfigMap(
    "settings",
    { metadata: { name: "settings", namespace }, data: { level: "info" } },
    { provider, parent },
  );
  const cookie = new k8s.core.v1.Secret(
    "cookie",
    { metadata: { name: "cookie", namespace }, stringData: { cookie: "not much of a secret" } },
    { provider, parent },
  );
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
      LEVEL: { configMapKeyRef: { name: settings.metadata.name, key: "level" } },
      PEERS: podHosts("broker", 3).join(" "),
    },
    envFrom: [{ configMapRef: settings.metadata.name, prefix: "BROKER_" }],
    volumeClaimTemplates: { data: { size: "1Gi", mountPath: "/var/lib/rabbitmq" } },
    emptyDirs: { tmp: { mountPath: "/tmp" }, shm: { mountPath: "/dev/shm", sizeLimit: "16Mi", medium: "Memory" } },
    volumes: {
      cookie: { secret: cookie.metadata.name, items: { cookie: "erlang.cookie" }, mountPath: "/etc/cookie" },
      settings: { configMap: settings.metadata.name, mountPath: "/etc/settings" },
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
  new Deployment("orders", { tenant, image: "orders:1.0.0", replicas: 1, calls: [broker] });
  return broker;
}
