import type { VirtualNetwork } from "@pulumi/azure-native/network";
import { PrivateZone, VirtualNetworkLink } from "@pulumi/azure-native/privatedns";
import * as pulumi from "@pulumi/pulumi";
import type { Context } from "../context";

/** The zone that contains the API server's name. */
export interface NameZone {
  readonly id: pulumi.Output<string>;
  readonly links: readonly pulumi.Resource[];
}

/** Most characters of a subzone's name, in front of AKS' zone. https://learn.microsoft.com/azure/aks/private-clusters */
export const maxSubzoneLength = 32;

/**
 * Creates the private DNS zone of the API server's name, and links it to the hub and to the cluster's network. AKS' own zone would be in the locked
 * resource group of the nodes, and linked to the cluster's network only. The zone's name begins with the cluster's name, because the hub has other
 * spokes, and a network can be linked to only one zone of the same name. The component links the cluster's network itself. AKS would leave its own
 * link behind, and Azure does not delete a zone that still has a link.
 *
 * @param after changes of both networks to wait for before the zone is linked to them
 */
export function createNameZone(
  context: Context,
  vnet: VirtualNetwork,
  hubId: string,
  after: readonly pulumi.Resource[],
): NameZone {
  const { name, clusterName, resourceGroupName, location, tags, opts } = context;
  const zone = new PrivateZone(
    `${name}-api-server`,
    {
      resourceGroupName,
      privateZoneName: `${clusterName.toLowerCase()}.private.${location}.azmk8s.io`,
      location: "global",
      tags,
    },
    opts,
  );
  const link = (kind: string, id: pulumi.Input<string>) =>
    new VirtualNetworkLink(
      `${name}-api-server-${kind}`,
      {
        resourceGroupName,
        privateZoneName: zone.name,
        virtualNetworkLinkName: kind,
        location: "global",
        virtualNetwork: { id },
        registrationEnabled: false,
        tags,
      },
      pulumi.mergeOptions(opts, { dependsOn: [zone, ...after] }),
    );
  return { id: zone.id, links: [link("hub", hubId), link("cluster", vnet.id)] };
}
