import { DaemonSet, type StatefulSet, type Tenant } from "../../../../components";

/** An agent on every node that reads the node's logs and listens on a port of the node. */
export function createAgents(tenant: Tenant, broker: StatefulSet): void {
  new DaemonSet("agent", {
    tenant,
    image: "agent:1.0.0",
    everywhere: true,
    port: 8125,
    hostPorts: { http: 8125 },
    hostPaths: { logs: { path: "/var/log", mountPath: "/logs" } },
    calls: [broker],
  });
}
