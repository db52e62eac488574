import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { AksCluster, type AksClusterArgs } from "../../../../components/clusters/aks";
import { runOnGpu } from "../on-gpu";

/** What a rehearsal changes in the stack's file. */
type Changing = Pick<AksClusterArgs, "kubernetesVersion" | "deletionProtection" | "nodePools">;

const { kubernetesVersion, deletionProtection, nodePools } = new pulumi.Config("keelson").requireObject<Changing>(
  "cluster",
);

const hubId =
  "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub";

const cluster = new AksCluster("test", {
  subscriptionId: "00000000-1111-2222-3333-444444444444",
  tenantId: "99999999-8888-7777-6666-555555555555",
  location: "westeurope",
  kubernetesVersion,
  vnet: { cidr: "10.20.0.0/16", zones: ["1", "2"], hub: { vnetId: hubId } },
  endpoint: { privateAccessCidrs: ["10.0.0.0/16"] },
  access: { deployer: { objectId: "11111111-0000-0000-0000-000000000001" } },
  systemPool: { min: 1, max: 2 },
  nodePools: {
    ...nodePools,
    platform: { min: 1, max: 1, system: true, zones: ["1"] },
    training: { min: 1, max: 1, vmSize: "Standard_NC4as_T4_v3", zones: ["1"] },
  },
  tags: { owner: "tests", environment: "test", stack: "test" },
  deletionProtection,
});

const service = new k8s.core.v1.Service(
  "resolver",
  {
    metadata: { name: "resolver", namespace: "kube-system" },
    spec: { type: "LoadBalancer", selector: { "k8s-app": "kube-dns" }, ports: [{ port: 53, protocol: "TCP" }] },
  },
  { provider: cluster.provider },
);

runOnGpu("training", { provider: cluster.provider, deletedWith: cluster.deletedWith });

/** The IP address of the load balancer. */
export const address = service.status.apply(({ loadBalancer }) => loadBalancer.ingress[0]?.ip);
