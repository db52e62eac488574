import type { CloudRule } from "../../contract";
import { azureType, inGroup } from "../azure-type";
import { subnetsWith } from "./associations";
import { etag } from "./etag";
import { nameIsValid } from "./names";
import { zones } from "./zones";

/** https://learn.microsoft.com/azure/nat-gateway/manage-nat-gateway */
const isUnused: CloudRule = ({ id }, account) => {
  const { length } = subnetsWith(account, "natGateway", id);
  return length === 0
    ? undefined
    : {
        code: "CannotDeleteNatGatewayAssociatedToSubnet",
        message: `NAT Gateway ${id} is still configured on ${length} subnets. Remove NAT Gateway from all referenced subnets and then delete NAT Gateway.`,
      };
};

/** NAT gateways. https://learn.microsoft.com/rest/api/virtualnetwork/nat-gateways */
export const natGateway = azureType({
  token: "azure-native:network:NatGateway",
  path: inGroup("Microsoft.Network/natGateways/{natGatewayName}"),
  located: true,
  defaults: { idleTimeoutInMinutes: 4 },
  computed: ({ place, name }) => ({ resourceGuid: place.newId("guid", name), etag: etag(name) }),
  refuses: { create: [nameIsValid], delete: [isUnused] },
  shown: {
    partOf: "publicIpAddresses",
    lead: "NAT gateway",
    values: ({ name, inputs }) => [name, zones(inputs)],
  },
});
