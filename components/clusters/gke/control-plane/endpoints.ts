import type { container } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { GkeEndpointArgs } from "./args";

/** The properties of a cluster that control access to the API server. */
type Endpoints = Pick<
  container.ClusterArgs,
  "privateClusterConfig" | "masterAuthorizedNetworksConfig" | "controlPlaneEndpointsConfig"
>;

/**
 * Returns the properties that control access to the API server. Nodes have no public addresses. The private endpoint is in its own subnetwork. Both
 * endpoints accept only the given ranges.
 */
export function endpointsOf(endpoint: GkeEndpointArgs, controlPlane: pulumi.Input<string>): Endpoints {
  const { publicAccessCidrs, privateAccessCidrs = [], dns = false, globalAccess = false } = endpoint;
  return {
    privateClusterConfig: {
      enablePrivateNodes: true,
      enablePrivateEndpoint: publicAccessCidrs === undefined,
      privateEndpointSubnetwork: controlPlane,
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
