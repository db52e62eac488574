import { at, type Fields, text } from "../../../values";
import type { SimulatedAccount } from "../account";

const workspaceType = "azure-native:operationalinsights:Workspace";

/**
 * Explains why Defender's agents never run: they authenticate only with a workspace's keys, and the workspace refuses keys. Azure itself
 * creates such a cluster without an error. https://github.com/Azure/Microsoft-Defender-for-Cloud/issues/1010
 */
export function defenderProblem(cluster: Fields, account: Pick<SimulatedAccount, "ofType">): string | undefined {
  const defender = at(cluster, "securityProfile", "defender");
  const id = text(defender, "logAnalyticsWorkspaceResourceId")?.toLowerCase();
  const workspace = account.ofType(workspaceType).find((entry) => entry.id.toLowerCase() === id);
  return at(defender, "securityMonitoring", "enabled") === true &&
    at(workspace?.state, "features", "disableLocalAuth") === true
    ? "DaemonSet kube-system/microsoft-defender-publisher-ds crashes, because its workspace refuses keys (disableLocalAuth)"
    : undefined;
}
