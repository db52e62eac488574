import type { ServiceValues } from "./service-values";

type Input = Omit<ServiceValues, "platform" | "test" | "workloadName">;

const digest = "0123456789abcdef".repeat(4);

/** Values that use every option of the chart at least once; what Helm renders of them is compared with the component. */
export const inputs = {
  worker: {
    image: "registry.example.com/worker:3.1.0",
    replicas: 1,
    strategy: { type: "Recreate" },
    command: ["/worker"],
    args: ["--queue", "orders", { notSecret: "--token=of-a-test" }],
    workingDir: "/srv",
    env: {
      QUEUE: "orders",
      ENABLED: "true",
      POD_NAME: { fieldRef: "metadata.name" },
      MEMORY: { resourceFieldRef: "limits.memory" },
      DEMO_PASSWORD: { notSecret: "of-a-test" },
      TOKEN: { secretKeyRef: { name: "api", key: "token", optional: true } },
    },
    emptyDirs: {
      scratch: { mountPath: "/tmp", sizeLimit: "1Gi" },
      shared: { mountPath: "/dev/shm", medium: "Memory" },
    },
    resources: { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } },
    apiAccess: [{ apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["get", "create", "update"] }],
    terminationGracePeriodSeconds: 4,
    minReadySeconds: 0,
    progressDeadlineSeconds: 900,
    revisionHistoryLimit: 2,
    imagePullSecrets: ["pull"],
    livenessProbe: { exec: { command: ["/alive"] } },
    telemetry: { endpoint: "https://otlp.example.com:4317" },
  },
  web: {
    image: `registry.example.com/web@sha256:${digest}`,
    port: 8080,
    autoscaling: {
      maxReplicas: 10,
      memoryUtilization: 80,
      scaleDown: { policies: [{ type: "Pods", value: 1, periodSeconds: 120 }], stabilizationWindowSeconds: 0 },
      scaleUp: { selectPolicy: "Min" },
    },
    podDisruptionBudget: { maxUnavailable: "25%" },
    calls: [
      { to: "store", port: 6379 },
      { to: "store", port: "5353/UDP" },
    ],
    internetPorts: [443, "3478/UDP"],
    egress: [
      { host: "api.example.com" },
      { cidr: "10.9.0.0/24", ports: [5432] },
      { namespace: "other", pods: { app: "queue" }, ports: [5672] },
      "nodes:9100",
      "cloud:443",
    ],
    ingress: [
      { namespace: "*", pods: { app: "probe" } },
      { cidr: "10.8.0.0/24", ports: [8080] },
    ],
    expose: { path: "/shop" },
    metrics: { port: 9090, path: "/stats", intervalSeconds: 15 },
    env: { OTEL_SERVICE_NAME: "shop" },
    telemetry: { endpoint: "http://10.1.2.3", protocol: "http/protobuf" },
  },
  gateway: {
    image: "registry.example.com/gateway:1.0.0",
    ports: [
      { name: "grpc", port: 80, targetPort: 9000 },
      { name: "lookup", port: 53, protocol: "UDP" },
      { name: "admin", port: 9901, container: "proxy", appProtocol: "http" },
    ],
    service: { annotations: { "example.com/owner": "team" }, publishNotReadyAddresses: true },
    expose: { hosts: ["a.example.com", "b.example.com"], redirectHosts: ["www.example.com"], port: "grpc" },
    containers: { proxy: { image: "registry.example.com/proxy:2.0.0", readinessProbe: { tcpSocket: { port: 9901 } } } },
    autoscaling: { maxReplicas: 4, minReplicas: 2, cpuUtilization: 50 },
    lifecycle: { postStart: { exec: { command: ["/warm"] } } },
    startupProbe: { tcpSocket: { port: 9000 }, failureThreshold: 10 },
    readinessProbe: { grpc: { port: 9000 } },
  },
  pods: {
    image: "registry.example.com/trainer:5.0.0",
    imagePullPolicy: "Never",
    port: 8080,
    service: { type: "NodePort", nodePorts: { http: 30080 } },
    runAsUser: 2000,
    runAsGroup: 3000,
    fsGroup: 4000,
    supplementalGroups: [5000],
    sysctls: { "net.ipv4.ip_unprivileged_port_start": "80" },
    readOnlyRootFilesystem: false,
    capabilities: { add: ["NET_BIND_SERVICE"] },
    runOn: "training",
    nodeSelector: { "kubernetes.io/arch": "arm64" },
    tolerations: [{ key: "example.com/slow", operator: "Exists" }],
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [] } },
    priorityClassName: "high",
    spread: { zones: "off" },
    resources: { limits: { "nvidia.com/gpu": 1 } },
    dnsPolicy: "None",
    dnsConfig: { nameservers: ["10.0.0.53"] },
    hostAliases: [{ ip: "10.0.0.9", hostnames: ["ledger"] }],
    initContainers: {
      "a-migrate": { image: "registry.example.com/migrate:1.0.0", runAsUser: "image", command: ["/migrate"] },
      "b-agent": {
        image: "registry.example.com/agent:1.0.0",
        restartPolicy: "Always",
        mounts: { data: "/data", certificates: { mountPath: "/certificates", subPath: "tls" } },
      },
    },
    volumes: {
      data: { persistentVolumeClaim: "data", mountPath: "/data" },
      certificates: { secret: "tls", mountPath: "/tls", items: { "tls.crt": "cert.pem" }, defaultMode: 0o400 },
      settings: { configMap: "settings", mountPath: "/etc/trainer", optional: true, subPath: "x" },
      tokens: {
        projected: [{ serviceAccountToken: { path: "token", audience: "vault", expirationSeconds: 3600 } }],
        mountPath: "/tokens",
      },
      store: { csi: { driver: "secrets-store.csi.k8s.io", readOnly: true }, mountPath: "/store", readOnly: false },
    },
  },
  configured: {
    image: "registry.example.com/api:1.2.3",
    port: 8080,
    configMaps: { settings: { "app.yaml": "level: info\n", LIMIT: "10" } },
    externalSecrets: {
      database: {
        secretStoreRef: { kind: "ClusterSecretStore", name: "cloud" },
        data: { password: "team/database", user: { key: "team/login", property: "user" } },
        template: { data: { url: "postgres://{{ .user }}@db" } },
        refreshInterval: "15m0s",
      },
    },
    volumes: {
      settings: { configMap: "settings", mountPath: "/etc/api" },
      database: { secret: "database", mountPath: "/db" },
    },
    env: { LIMIT: { configMapKeyRef: { name: "settings", key: "LIMIT" } } },
    envFrom: [{ secretRef: "database", prefix: "DB_" }, { configMapRef: "foreign" }],
  },
} as const satisfies Readonly<Record<string, Input>>;
