import { parseRange } from "../../../../components/testing";
import { texts } from "../../../values";
import type { CloudRule } from "../../contract";
import { azureType, inGroup } from "../azure-type";
import { forced } from "../replaced-by";
import { parentOf } from "../resource-ids";
import { invalidPrefix } from "./address-prefixes";
import { etag } from "./etag";
import { subnetInUse } from "./interfaces";
import { nameIsValid } from "./names";

const prefixesAreValid: CloudRule = ({ inputs }) => {
  const wrong = texts(inputs, "addressSpace", "addressPrefixes").find((prefix) => parseRange(prefix) === undefined);
  return wrong === undefined ? undefined : invalidPrefix(wrong);
};

const subnetsAreUnused: CloudRule = ({ id }, account) =>
  account.resources
    .filter((resource) => parentOf(resource.id) === id)
    .map((subnet) => subnetInUse(account, subnet.id))
    .find((fault) => fault !== undefined);

/** Virtual networks. https://learn.microsoft.com/rest/api/virtualnetwork/virtual-networks */
export const virtualNetwork = azureType({
  token: "azure-native:network:VirtualNetwork",
  path: inGroup("Microsoft.Network/virtualNetworks/{virtualNetworkName}"),
  located: true,
  defaults: { enableDdosProtection: false },
  computed: ({ place, name }) => ({ resourceGuid: place.newId("guid", name), etag: etag(name) }),
  refuses: {
    create: [nameIsValid, prefixesAreValid],
    update: [prefixesAreValid],
    delete: [subnetsAreUnused],
  },
  replacedBy: forced("location"),
  precious: true,
  shown: { values: ({ inputs }) => [texts(inputs, "addressSpace", "addressPrefixes").join(", ")] },
});
