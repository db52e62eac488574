import { Deployment, type Tenant } from "../../../../components";

/** What is reached from outside without an Ingress: by a load balancer, of TCP and UDP, and at a port of every node. */
export function createListeners(tenant: Tenant): Deployment {
  const replicas = 1;
  new Deployment("door", {
    tenant,
    image: "door:1.0.0",
    replicas,
    port: 8080,
    service: { type: "NodePort", nodePorts: { http: 30080 } },
    egress: [{ host: "api.example.com" }, { cidr: "10.9.0.0/24", ports: [5432, "5432/UDP"] }],
  });
  return new Deployment("listener", {
    tenant,
    image: "listener:1.0.0",
    replicas,
    ports: [
      { name: "mqtts", port: 8883 },
      { name: "coaps", port: 5684, protocol: "UDP" },
    ],
    service: { type: "LoadBalancer", external: true, loadBalancerSourceRanges: ["203.0.113.0/24"] },
    terminationGracePeriodSeconds: 5,
  });
}
