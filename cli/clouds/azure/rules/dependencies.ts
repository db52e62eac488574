import { all } from "../../account";
import { type CloudAccount, type CloudResource, type CloudRule, type CloudRules } from "../../contract";
import { recordsAt, textAt } from "../../properties";
import { nameOfId } from "../resource-ids";
import { interfacesIn } from "./interfaces";

const subnetsWith = (account: CloudAccount, property: string, id: string): readonly CloudResource[] =>
  all(account, "azure-native:network:Subnet").filter(
    ({ state }) => textAt(state, property, "id").toLowerCase() === id.toLowerCase(),
  );

/** https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet#delete-a-subnet */
const subnetIsEmpty: CloudRule = ({ id }, account) => {
  const used = interfacesIn(account, id);
  return used.length === 0 ? undefined : inUse(id, used);
};

/** Machines and load balancers go some time after what they belonged to, so that asking again helps. */
const inUse = (subnetId: string, by: readonly string[]) => ({
  code: "InUseSubnetCannotBeDeleted",
  message: `Subnet ${nameOfId(subnetId)} is in use by ${by.join(", ")} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
  transient: true,
});

const networkIsEmpty: CloudRule = ({ id }, account) => {
  const subnets = all(account, "azure-native:network:Subnet").filter((subnet) => subnet.id.startsWith(`${id}/`));
  const used = subnets.find((subnet) => interfacesIn(account, subnet.id).length > 0);
  return used && inUse(used.id, interfacesIn(account, used.id));
};

/** https://learn.microsoft.com/azure/nat-gateway/manage-nat-gateway */
const gatewayIsUnused: CloudRule = ({ id }, account) => {
  const { length } = subnetsWith(account, "natGateway", id);
  return length === 0
    ? undefined
    : {
        code: "CannotDeleteNatGatewayAssociatedToSubnet",
        message: `NAT Gateway ${id} is still configured on ${length} subnets. Remove NAT Gateway from all referenced subnets and then delete NAT Gateway.`,
      };
};

/** https://learn.microsoft.com/azure/virtual-network/remove-public-ip-address-vm */
const addressIsFree: CloudRule = ({ id }, account) => {
  const holder = all(account, "azure-native:network:NatGateway").find(({ state }) =>
    recordsAt(state, "publicIpAddresses").some((address) => textAt(address, "id").toLowerCase() === id.toLowerCase()),
  );
  return holder === undefined
    ? undefined
    : {
        code: "PublicIPAddressCannotBeDeleted",
        message: `Public IP address ${id} can not be deleted since it is still allocated to resource ${holder.id}. In order to delete the public IP, disassociate/detach the Public IP address from the resource.  To learn how to do this, see aka.ms/deletepublicip.`,
      };
};

const securityGroupIsUnused: CloudRule = ({ id }, account) => {
  const users = subnetsWith(account, "networkSecurityGroup", id);
  return users.length === 0
    ? undefined
    : {
        code: "InUseNetworkSecurityGroupCannotBeDeleted",
        message: `Network security group ${id} cannot be deleted because it is in use by the following resources: ${users.map((user) => user.id).join(", ")}. In order to delete the Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg.`,
      };
};

const routeTableIsUnused: CloudRule = ({ id }, account) =>
  subnetsWith(account, "routeTable", id).length === 0
    ? undefined
    : {
        code: "InUseRouteTableCannotBeDeleted",
        message: `Route table ${nameOfId(id)} is in use and cannot be deleted.`,
      };

/** What keeps something from being deleted. */
export const dependencyRules: CloudRules = {
  "azure-native:network:VirtualNetwork": { delete: [networkIsEmpty] },
  "azure-native:network:Subnet": { delete: [subnetIsEmpty] },
  "azure-native:network:NatGateway": { delete: [gatewayIsUnused] },
  "azure-native:network:PublicIPAddress": { delete: [addressIsFree] },
  "azure-native:network:NetworkSecurityGroup": { delete: [securityGroupIsUnused] },
  "azure-native:network:RouteTable": { delete: [routeTableIsUnused] },
};
