import { Deployment, type Probe, type Tenant } from "../../../../components";

/** A service of a shop. */
export interface ShopService {
  /** Without the registry and the tag that all services of the shop share, if the shop has these. */
  readonly image: string;
  /** The port of its Service, and of its container if that is another. @default nobody calls it */
  readonly port?: number | readonly [service: number, container: number];
  /** @default tcp */
  readonly protocol?: "grpc" | "http" | "tcp";
  /** Requested CPU and memory, which is also the limit of memory. */
  readonly needs: readonly [cpu: string, memory: string];
  /** Services that it calls. They are above it. */
  readonly calls?: readonly string[];
  /** Folders that it writes to. */
  readonly writes?: readonly string[];
  /** Whether the world reaches it. @default false */
  readonly isPublic?: true;
}

/** The services of a shop, by name; a service is below those that it calls. */
export type Shop = Readonly<Record<string, ShopService>>;

/** Runs a shop in a tenant, with the addresses of what a service calls in its variables. @returns how many workloads it has */
export function runShop(tenant: Tenant, shop: Shop): number {
  const made = new Map<string, Deployment>();
  for (const [workloadName, service] of Object.entries(shop)) {
    made.set(workloadName, runService(tenant, workloadName, service, shop, made));
  }
  return made.size;
}

function runService(
  tenant: Tenant,
  workloadName: string,
  { calls = [], image, isPublic, needs: [cpu, memory], port, protocol = "tcp", writes = [] }: ShopService,
  shop: Shop,
  made: ReadonlyMap<string, Deployment>,
): Deployment {
  const [own, container] = portsOf(port);
  const callees = calls.flatMap((name) => made.get(name) ?? []);
  const addresses = calls.map((name) => [`${name.toUpperCase().replaceAll("-", "_")}_ADDR`, addressOf(name, shop)]);
  const probe: Probe = protocol === "grpc" ? { grpc: { port: container } } : { tcpSocket: { port: container } };
  return new Deployment(`${tenant.homeName}-${workloadName}`, {
    tenant,
    workloadName,
    image,
    replicas: 1,
    ...(own === 0
      ? { ports: [] }
      : { ports: [{ name: portName(protocol), port: own, targetPort: container }], readinessProbe: probe }),
    env: Object.fromEntries(addresses),
    resources: { requests: { cpu, memory }, limits: { memory } },
    emptyDirs: Object.fromEntries(writes.map((mountPath, index) => [`data-${index}`, { mountPath, sizeLimit: "1Gi" }])),
    calls: callees,
    ...(isPublic === true && { expose: { issuer: "staging" } }),
  });
}

function portName(protocol: string): string {
  return protocol === "tcp" ? "tcp-main" : protocol;
}

function addressOf(name: string, shop: Shop): string {
  const [port] = portsOf(shop[name]?.port);
  return `${name}:${port}`;
}

function portsOf(port: ShopService["port"] = 0): readonly [service: number, container: number] {
  return typeof port === "number" ? [port, port] : port;
}
