import {
  type CloudAccount,
  type CloudCall,
  type CloudFault,
  type CloudRule,
  type CloudRules,
  firstFault,
} from "../../cloud/rule";
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

const tables: readonly CloudRules[] = [
  networkRules,
  identityRules,
  vaultRules,
  {
    "azure-native:containerservice:ManagedCluster": clusterRules,
    "azure-native:containerservice:AgentPool": poolRules,
  },
  dependencyRules,
];

const general: Readonly<Record<CloudCall["operation"], readonly CloudRule[]>> = {
  create: [isNew, regionIsThere, placeIsThere, refersToWhatIs, isUnlocked, tagsAreAllowed],
  update: [refersToWhatIs, isUnlocked, tagsAreAllowed],
  delete: [isUnlocked],
};

/** Asks Azure's own rules whether a change can be; the first that has something against it speaks. */
export function refusal(call: CloudCall, account: CloudAccount): CloudFault | undefined {
  const own = tables.flatMap((table) => table[call.type]?.[call.operation] ?? []);
  return firstFault([...general[call.operation], ...own], call, account);
}
