import { azureType, inGroup } from "../azure-type";
import { networkMilliseconds, oneChangeOfNetwork } from "../ongoing";
import { etag } from "./etag";

/**
 * Refuses a flow log of a resource that is being changed. https://github.com/hashicorp/terraform-provider-azurerm/issues/9395 is about a security
 * group; Keelson assumes the same for networks.
 */
const targetIsStill = oneChangeOfNetwork((network) => ({
  code: "BadRequest",
  message: `Invalid provisioning state of ${network}: Updating.`,
}));

/** Flow logs of networks. https://learn.microsoft.com/rest/api/network-watcher/flow-logs */
export const flowLog = azureType({
  token: "azure-native:network:FlowLog",
  path: inGroup("Microsoft.Network/networkWatchers/{networkWatcherName}/flowLogs/{flowLogName}"),
  located: true,
  takesMilliseconds: networkMilliseconds,
  refuses: { create: [targetIsStill], update: [targetIsStill] },
  computed: ({ name }) => ({ etag: etag(name) }),
});
