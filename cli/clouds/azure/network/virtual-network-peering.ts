import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { azureType } from "../azure-type";
import { idOf } from "../existence";
import { isSameId, parentOf } from "../resource-ids";
import { etag } from "./etag";
import { virtualNetwork } from "./virtual-network";

/**
 * Refuses to use a gateway that the other side does not lend. https://github.com/hashicorp/terraform-provider-azurerm/issues/2872
 */
const gatewayIsLent: CloudRule = (call, account) => {
  const own = parentOf(idOf(call, account)) ?? "";
  const remote = text(call.inputs, "remoteVirtualNetwork", "id") ?? "";
  const returning = all(account, call.type).find(
    ({ id, state }) =>
      isSameId(parentOf(id) ?? "", remote) && isSameId(text(state, "remoteVirtualNetwork", "id") ?? "", own),
  );
  return call.inputs.useRemoteGateways === true &&
    returning !== undefined &&
    returning.state.allowGatewayTransit !== true
    ? {
        code: "BadRequest",
        message: `${idOf(call, account)} cannot have UseRemoteGateways flag set to true, because corresponding remote peering ${returning.id} has AllowGatewayTransit flag set to false.`,
      }
    : undefined;
};

/** Peerings of networks, each the half of one network. https://learn.microsoft.com/rest/api/virtualnetwork/virtual-network-peerings */
export const virtualNetworkPeering = azureType({
  token: "azure-native:network:VirtualNetworkPeering",
  path: `${virtualNetwork.path}/virtualNetworkPeerings/{virtualNetworkPeeringName}`,
  defaults: { peeringState: "Connected", peeringSyncLevel: "FullyInSync" },
  computed: ({ name }) => ({ etag: etag(name) }),
  refuses: { create: [gatewayIsLent], update: [gatewayIsLent] },
  precious: true,
  shown: {
    values: ({ inputs, named }) => [
      said("to", named("remoteVirtualNetwork.id") ?? text(inputs, "remoteVirtualNetwork", "id")?.split("/").at(-1)),
      inputs.useRemoteGateways === true ? "through its gateway" : undefined,
      inputs.allowGatewayTransit === true ? "lends its gateway" : undefined,
    ],
  },
});
