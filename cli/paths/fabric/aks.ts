import { items, text } from "../../values";
import type { Cni, Fabric } from "../contract";
import { type NetworkResource, ofType } from "./resource";

/**
 * Describes the network of an AKS cluster. With VNet integration, the API server is in a subnet that is delegated to it. It calls pods of an
 * overlay through the agents of its tunnel, and other pods from its subnet. Both ways must be open, because AKS may use either.
 *
 * https://learn.microsoft.com/azure/aks/api-server-vnet-integration
 * https://learn.microsoft.com/azure/aks/azure-cni-overlay
 */
export function aksFabric(resources: readonly NetworkResource[]): Fabric | undefined {
  const [cluster] = ofType(resources, "azure-native:containerservice:ManagedCluster");
  if (cluster === undefined) {
    return undefined;
  }
  const users = [cluster, ...ofType(resources, "azure-native:containerservice:AgentPool")];
  const wanted = new Set(users.flatMap(({ dependencies }) => dependencies));
  const subnets = ofType(resources, "azure-native:network:Subnet").filter(({ urn }) => wanted.has(urn));
  const isDelegated = ({ inputs }: NetworkResource) =>
    items(inputs, "delegations").some(
      ({ serviceName }) => serviceName === "Microsoft.ContainerService/managedClusters",
    );
  const apiServer = rangesOf(subnets.filter(isDelegated));
  const nodes = rangesOf(subnets.filter((one) => !isDelegated(one)));
  const pods = text(cluster.inputs, "networkProfile", "podCidr");
  const services = text(cluster.inputs, "networkProfile", "serviceCidr");
  return {
    cni: cniOf(cluster.inputs),
    ...(nodes.length > 0 && { nodes }),
    ...(pods !== undefined && { pods: [pods] }),
    ...(services !== undefined && { services: [services] }),
    ...(apiServer.length > 0 && { apiServer: { ranges: apiServer, port: 443 } }),
    callers: [
      { ranges: apiServer.length > 0 ? apiServer : undefined },
      { namespace: "kube-system", labels: { app: "konnectivity-agent" } },
    ],
  };
}

function rangesOf(subnets: readonly NetworkResource[]): string[] {
  return subnets.flatMap(({ inputs }) => text(inputs, "addressPrefix") ?? []);
}

/** https://learn.microsoft.com/azure/aks/use-network-policies */
function cniOf(inputs: unknown): Cni {
  const policy = text(inputs, "networkProfile", "networkPolicy");
  return policy === "cilium" || policy === "calico" ? policy : "unknown";
}
