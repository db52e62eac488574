import { ConfigMap, Deployment, type DeploymentArgs, type Resources, StatefulSet, type Tenant } from "../../components";
import { podinfoImage } from "./podinfo-image";
import { podinfoJobs } from "./podinfo-jobs";

/** Options of podinfo. */
export interface PodinfoOptions {
  readonly tenant: Tenant;
  /** Key of the platform's certificate issuer. @default none: the cloud issues the certificates */
  readonly issuer?: string | undefined;
  /** Host name of the frontend. @default the frontend's name as a subdomain of the platform's domain */
  readonly host?: string;
}

/** Runs podinfo with upstream's parts: a frontend, a backend, their cache, a database with a replica, and jobs. */
export function podinfo({ tenant, issuer, host }: PodinfoOptions): Deployment {
  const cache = createCache(tenant);
  const backend = deploy(tenant, "backend", {
    ports: [
      { name: "http", port: 9898 },
      { name: "grpc", port: 9999 },
    ],
    ...server(9898, "--grpc-port=9999", "--grpc-service-name=backend", cacheFlag),
    autoscaling: { minReplicas: 1, maxReplicas: 2, cpuUtilization: 99 },
    resources: generous,
    calls: [cache],
  });
  const frontend = deploy(tenant, "frontend", {
    ports: [{ name: "http", port: 80, targetPort: 9898 }],
    ...server(9898, "--backend-url=http://backend:9898/echo", cacheFlag),
    autoscaling: { minReplicas: 2, maxReplicas: 4, cpuUtilization: 99 },
    resources: resources("1", "128Mi"),
    calls: [backend, cache],
    expose: { ...(issuer !== undefined && { issuer }), ...(host !== undefined && { host }) },
  });
  const primary = createPrimary(tenant);
  const replica = deploy(tenant, "database-replica", {
    ...database,
    calls: [primary],
    autoscaling: { minReplicas: 2, maxReplicas: 3, cpuUtilization: 99 },
  });
  podinfoJobs({ tenant, frontend, database: replica });
  return frontend;
}

const metricsPort = 9797;

const cacheFlag = "--cache-server=tcp://cache:6379";

/** Creates a cache. It loses its contents when its pod moves, on purpose. */
function createCache(tenant: Tenant): Deployment {
  const settings = new ConfigMap(`${tenant.homeName}-redis-config`, {
    tenant,
    data: { "redis.conf": 'maxmemory 64mb\nmaxmemory-policy allkeys-lru\nsave ""\nappendonly no\n' },
  });
  return new Deployment(`${tenant.homeName}-cache`, {
    tenant,
    workloadName: "cache",
    image: "redis:8.8.0",
    replicas: 1,
    runAsUser: 999,
    command: ["redis-server", "/redis-master/redis.conf"],
    ports: [{ name: "tcp-redis", port: 6379 }],
    emptyDirs: { data: { mountPath: "/var/lib/redis" } },
    volumes: { config: settings.mount("/redis-master") },
    readinessProbe: { exec: { command: ["redis-cli", "ping"] }, timeoutSeconds: 5 },
    resources: resources("1", "128Mi"),
  });
}

/** Stands in for a primary database: a store with a persistent volume. The replica calls it. */
function createPrimary(tenant: Tenant): StatefulSet {
  return new StatefulSet(`${tenant.homeName}-database-primary`, {
    tenant,
    workloadName: "database-primary",
    ...podinfoImage,
    ...database,
    replicas: 1,
    volumeClaimTemplates: { data: { size: "1Gi", mountPath: "/data" } },
  });
}

function deploy(tenant: Tenant, workloadName: string, args: Omit<DeploymentArgs, "tenant" | "image">): Deployment {
  return new Deployment(`${tenant.homeName}-${workloadName}`, {
    tenant,
    workloadName,
    ...podinfoImage,
    emptyDirs: { data: { mountPath: "/data" } },
    ...args,
  } as DeploymentArgs);
}

function server(port: number, ...flags: readonly string[]) {
  return {
    command: ["./podinfo", `--port=${port}`, `--port-metrics=${metricsPort}`, "--level=info", ...flags],
    readinessProbe: { httpGet: { path: "/readyz", port }, initialDelaySeconds: 5, timeoutSeconds: 5 },
    livenessProbe: { httpGet: { path: "/healthz", port }, initialDelaySeconds: 5, timeoutSeconds: 5 },
    metrics: {
      port: metricsPort,
      requestCounter: "http_requests_total",
      requestHistogram: "http_request_duration_seconds",
    },
  };
}

const generous = resources("2", "512Mi");

const database = { ports: [{ name: "db", port: 3306 }], ...server(3306), resources: generous };

function resources(cpu: string, memory: string): Resources {
  return { requests: { cpu: "100m", memory: "32Mi" }, limits: { cpu, memory } };
}
