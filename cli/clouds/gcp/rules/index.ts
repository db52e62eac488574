import { firstFault } from "../../account";
import { type CloudAccount, type CloudCall, type CloudFault, type CloudRule, type CloudRules } from "../../contract";
import type { CloudProvider } from "../../provider";
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

/** Rules by type. */
export const tables = [networkRules, iamRules, containerRules, dependencyRules];

/** What Google Cloud refuses of any type. */
export const refuses: CloudProvider["refuses"] = {
  create: [labelsAreAllowed, isNew],
  update: [labelsAreAllowed],
  delete: [mayBeDestroyed],
};
