import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { judgeAddresses } from "./addresses";
import { judgeAutoscalers } from "./autoscalers";
import { judgeBindings } from "./bindings";
import { judgeBudgets, judgeDrains } from "./budgets";
import { judgeClaims } from "./claims";
import { judgeCustomResources } from "./custom-resources";
import { judgeGateways } from "./gateways";
import { judgeIngresses } from "./ingresses";
import { judgeMonitors } from "./monitors";
import { judgeOddLabels } from "./odd-labels";
import { judgePlacement } from "./placement";
import { judgePods } from "./pods";
import { judgePolicies } from "./policies";
import { judgePolicyPorts } from "./policy-ports";
import { judgeRoles } from "./roles";
import { judgeRules } from "./rules";
import { judgeServices } from "./services";
import { judgeWebhooks } from "./webhooks";

export { judgeDrains };

/** The judges of references, one for each kind of reference. */
export const judges: readonly ((cluster: Inventory) => Verdict[])[] = [
  judgePods,
  judgeAddresses,
  judgePlacement,
  judgeClaims,
  judgeServices,
  judgeIngresses,
  judgeGateways,
  judgeAutoscalers,
  judgeBudgets,
  judgeMonitors,
  judgeRules,
  judgeBindings,
  judgeRoles,
  judgeWebhooks,
  judgeCustomResources,
  judgePolicies,
  judgePolicyPorts,
  judgeOddLabels,
];
