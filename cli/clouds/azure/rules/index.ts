import { firstFault } from "../../account";
import { type CloudAccount, type CloudCall, type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import { clusterRules } from "./aks-cluster";
import { poolRules } from "./aks-pools";
import { dependencyRules } from "./dependencies";
import { isNew, placeIsThere, refersToWhatIs, regionIsThere } from "./existence";
import { identityRules } from "./identity";
import { isUnlocked } from "./locks";
import { networkRules } from "./network";
import { tagsAreAllowed } from "./tags";
import { vaultRules } from "./vaults";

export { azureChecks } from "./checks";

/** Rules by type. */
export const tables: readonly CloudRules[] = [
  networkRules,
  identityRules,
  vaultRules,
  {
    "azure-native:containerservice:ManagedCluster": clusterRules,
    "azure-native:containerservice:AgentPool": poolRules,
  },
  dependencyRules,
];

/** What Azure refuses of any type. */
export const refuses: Readonly<Record<CloudCall["operation"], readonly CloudRule[]>> = {
  create: [isNew, regionIsThere, placeIsThere, refersToWhatIs, isUnlocked, tagsAreAllowed],
  update: [refersToWhatIs, isUnlocked, tagsAreAllowed],
  delete: [isUnlocked],
};
