import { compute } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";

/**
 * Creates the nodes' only route to the internet: Cloud NAT. It covers all zones of a region. A node gets more ports when its pods open more
 * connections. https://cloud.google.com/nat/docs/ports-and-addresses
 */
export function createEgress(context: Context, network: compute.Network, nodes: compute.Subnetwork): pulumi.Resource[] {
  const { name, project, region, clusterName, opts } = context;
  const own = { ...opts, deleteBeforeReplace: true };
  const router = new compute.Router(name, { project, region, name: clusterName, network: network.id }, own);
  const nat = new compute.RouterNat(
    name,
    {
      project,
      region,
      name: clusterName,
      router: router.name,
      natIpAllocateOption: "AUTO_ONLY",
      sourceSubnetworkIpRangesToNat: "LIST_OF_SUBNETWORKS",
      subnetworks: [{ name: nodes.id, sourceIpRangesToNats: ["ALL_IP_RANGES"] }],
      enableEndpointIndependentMapping: false,
      enableDynamicPortAllocation: true,
      minPortsPerVm: 64,
      maxPortsPerVm: 4096,
      logConfig: { enable: true, filter: "ERRORS_ONLY" },
    },
    own,
  );
  return [nat];
}
