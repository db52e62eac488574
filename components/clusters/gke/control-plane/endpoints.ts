import type { compute, container } from "@pulumi/gcp";
import type { GkeEndpointArgs } from "../args";

/** The part of a cluster that says who reaches the API server. */
type Endpoints = Pick<
  container.ClusterArgs,
  "privateClusterConfig" | "masterAuthorizedNetworksConfig" | "controlPlaneEndpointsConfig"
>;

/**
 * Nodes have no public addresses. The private endpoint stands in a subnetwork of its own, and takes named ranges only, as does the
 * public one, where there is any.
 */
export function endpointsOf(endpoint: GkeEndpointArgs, controlPlane: compute.Subnetwork): Endpoints {
  const { publicAccessCidrs, privateAccessCidrs = [], dns = false, globalAccess = false } = endpoint;
  return {
    privateClusterConfig: {
      enablePrivateNodes: true,
      enablePrivateEndpoint: publicAccessCidrs === undefined,
      privateEndpointSubnetwork: controlPlane.id,
      masterGlobalAccessConfig: { enabled: globalAccess },
    },
    masterAuthorizedNetworksConfig: {
      cidrBlocks: [...(publicAccessCidrs ?? []), ...privateAccessCidrs].map((cidrBlock) => ({
        cidrBlock,
        displayName: cidrBlock,
      })),
      gcpPublicCidrsAccessEnabled: false,
      privateEndpointEnforcementEnabled: true,
    },
    controlPlaneEndpointsConfig: {
      dnsEndpointConfig: { allowExternalTraffic: dns, enableK8sTokensViaDns: false, enableK8sCertsViaDns: false },
      ipEndpointsConfig: { enabled: true },
    },
  };
}
