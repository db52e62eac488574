import { type Fields, fields, items, text, texts } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { rows } from "../../replacement";
import { said } from "../../shown";
import { azureType } from "../azure-type";
import { forced } from "../replaced-by";
import { agentPoolOutputs } from "./agent-pool-outputs";
import { poolFault, runningNodes } from "./agent-pool-refusals";
import { poolAlarms, shownPool } from "./agent-pool-shown";
import { managedCluster } from "./managed-cluster";
import { movedInPool } from "./moved";
import { clusterIsStill, networkIsStill } from "./ongoing";
import { knownPoolFields } from "./refused-fields";
import { clusterOf, poolVersion } from "./versions";

const isValid: CloudRule = (call, account) => {
  const { id, inputs, name, operation } = call;
  const location = text(clusterOf(call, account)?.state, "location") ?? account.region;
  const place = { location, running: runningNodes(account, id), isNew: operation === "create" };
  return poolFault(inputs, text(inputs, "agentPoolName") ?? name, place);
};

/** Refuses to delete a cluster's last pool. */
const isNotLast: CloudRule = (call, account) => {
  const cluster = clusterOf(call, account);
  const added = all(account, call.type).filter(({ id }) => id.startsWith(`${cluster?.id ?? ""}/`));
  return cluster !== undefined && added.length + items(cluster.state, "agentPoolProfiles").length < 2
    ? { code: "OperationNotAllowed", message: "There has to be at least one agent pool." }
    : undefined;
};

/** Node pools. https://learn.microsoft.com/rest/api/aks/agent-pools */
export const agentPool = azureType({
  token: "azure-native:containerservice:AgentPool",
  path: `${managedCluster.path}/agentPools/{agentPoolName}`,
  name: { pattern: /^[a-z][a-z0-9]{0,11}$/ },
  defaults: { mode: "User", osType: "Linux", osSKU: "Ubuntu", maxPods: 250, scaleSetPriority: "Regular" },
  computed: ({ inputs }) => agentPoolOutputs(inputs),
  refuses: {
    create: [knownPoolFields, isValid, poolVersion, clusterIsStill, networkIsStill],
    update: [knownPoolFields, isValid, poolVersion, clusterIsStill],
    delete: [isNotLast, clusterIsStill],
  },
  replacedBy: forced("gpuInstanceProfile", "networkProfile.nodePublicIPTags", "vmSize"),
  rolledBy: [
    ...rows("learn.microsoft.com/azure/aks/upgrade-aks-cluster", ["orchestratorVersion"]),
    ...rows("learn.microsoft.com/azure/azure-linux/tutorial-azure-linux-migration", ["osSKU"]),
  ],
  moved: movedInPool,
  movedByCloud: (path) => path === "count",
  precious: true,
  shown: {
    ownLine: true,
    values: ({ inputs, named, name }) => [
      ...shownPool(inputs),
      said("in", named("vnetSubnetID", "azure-native.network.Subnet")),
      said("labels", shownLabels(fields(inputs, "nodeLabels"), name)),
      said("taints", texts(inputs, "nodeTaints").join(", ")),
    ],
    alarms: ({ inputs }) => poolAlarms(inputs),
  },
  opens: ({ enableNodePublicIP }) => (enableNodePublicIP === true ? ["public addresses for nodes"] : []),
});

/** Describes labels, without those that only repeat the pool's name. */
function shownLabels(labels: Fields, pool: string): string {
  return Object.entries(labels)
    .filter(([, value]) => value !== pool)
    .map(([key, value]) => `${key}=${text(value) ?? "unknown"}`)
    .join(", ");
}
