import {
  type CloudAccount,
  type CloudCall,
  type CloudFault,
  type CloudRule,
  type CloudRules,
  firstFault,
} from "../../cloud/rule";
import { clusterRules } from "./clusters";
import { mayBeDestroyed } from "./deletion-policy";
import { dependencyRules } from "./dependencies";
import { iamRules } from "./iam";
import { labelsAreAllowed } from "./labels";
import { networkRules } from "./network";
import { nodePoolRules } from "./node-pools";
import { isNew } from "./uniqueness";

export { gcpChecks } from "./checks";

const containerRules: CloudRules = {
  "gcp:container/cluster:Cluster": clusterRules,
  "gcp:container/nodePool:NodePool": nodePoolRules,
};

const tables = [networkRules, iamRules, containerRules, dependencyRules];

/** Asks Google's own rules whether a change can be; the first that has something against it speaks. */
export function refusal(call: CloudCall, account: CloudAccount): CloudFault | undefined {
  const general: Readonly<Record<CloudCall["operation"], readonly CloudRule[]>> = {
    create: [labelsAreAllowed, isNew],
    update: [labelsAreAllowed],
    delete: [mayBeDestroyed],
  };
  const own = tables.flatMap((table) => table[call.type]?.[call.operation] ?? []);
  return firstFault([...general[call.operation], ...own], call, account);
}
