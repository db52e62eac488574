import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { said } from "../../shown";
import { azureType } from "../azure-type";
import { idOf } from "../existence";
import { anotherOperation, networkMilliseconds, oneChangeOfNetwork } from "../ongoing";
import { isSameId, parentOf } from "../resource-ids";
import { etag } from "./etag";
import { nameIsValid } from "./names";
import { virtualNetwork } from "./virtual-network";

/** Refuses to use a gateway that the other side does not share. https://github.com/hashicorp/terraform-provider-azurerm/issues/2872 */
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

/** Refuses a peering beside another change of one of both networks. https://github.com/hashicorp/terraform-provider-azurerm/issues/2605 */
const networksAreStill = oneChangeOfNetwork((network, id) => ({
  code: "ReferencedResourceNotProvisioned",
  message: `Cannot proceed with operation because resource ${network} used by resource ${id} is not in Succeeded state. Resource is in Updating state and the last operation that updated/is updating the resource is PutSubnetOperation.`,
}));

/** Peerings of networks, each the half of one network. https://learn.microsoft.com/rest/api/virtualnetwork/virtual-network-peerings */
export const virtualNetworkPeering = azureType({
  token: "azure-native:network:VirtualNetworkPeering",
  path: `${virtualNetwork.path}/virtualNetworkPeerings/{virtualNetworkPeeringName}`,
  defaults: { peeringState: "Connected", peeringSyncLevel: "FullyInSync" },
  computed: ({ name }) => ({ etag: etag(name) }),
  takesMilliseconds: networkMilliseconds,
  refuses: {
    create: [nameIsValid, gatewayIsLent, networksAreStill],
    update: [gatewayIsLent, networksAreStill],
    delete: [oneChangeOfNetwork(anotherOperation)],
  },
  precious: true,
  shown: {
    values: ({ inputs, named }) => [
      said("to", named("remoteVirtualNetwork.id") ?? text(inputs, "remoteVirtualNetwork", "id")?.split("/").at(-1)),
      inputs.useRemoteGateways === true ? "through its gateway" : undefined,
      inputs.allowGatewayTransit === true ? "lends its gateway" : undefined,
    ],
  },
});
