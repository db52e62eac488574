import { azureType, inGroup } from "../azure-type";
import { etag } from "./etag";

/** Flow logs of networks. https://learn.microsoft.com/rest/api/network-watcher/flow-logs */
export const flowLog = azureType({
  token: "azure-native:network:FlowLog",
  path: inGroup("Microsoft.Network/networkWatchers/{networkWatcherName}/flowLogs/{flowLogName}"),
  located: true,
  computed: ({ name }) => ({ etag: etag(name) }),
});
