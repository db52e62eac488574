import { selectsAll } from "../../label-selector";
import { fields } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { namespaceOf } from "../objects";
import { selectedPods } from "../pods";
import { selectorText } from "../selector";
import { note } from "../verdicts";
import { judgeSpelling } from "./label-spelling";

const selectorKeys = {
  "NetworkPolicy.networking.k8s.io": "podSelector",
  "CiliumNetworkPolicy.cilium.io": "endpointSelector",
} as const;

/** The label of pods that cert-manager runs only while it answers a challenge. */
const solver = "acme.cert-manager.io/http01-solver";

/** Notes the policies that select no pods, which do no harm but protect nothing, and labels that look misspelt. */
export function judgePolicies(cluster: Inventory): Verdict[] {
  const idle = judgeIdle(cluster);
  const noted = new Set(idle.map(({ from }) => from));
  return [...idle, ...judgeSpelling(cluster, Object.keys(selectorKeys)).filter(({ from }) => !noted.has(from))];
}

function judgeIdle(cluster: Inventory): Verdict[] {
  return Object.entries(selectorKeys).flatMap(([kind, key]) =>
    cluster.all(kind).flatMap((object) => {
      const selector = fields(object, "spec")[key];
      const namespace = namespaceOf(object);
      const isIdle =
        selector !== undefined &&
        !selectsAll(selector) &&
        fields(selector, "matchLabels")[solver] === undefined &&
        selectedPods(cluster, namespace, selector).length === 0 &&
        cluster.mayBring(namespace) === undefined;
      return isIdle ? [note({ object, at: key }, `selects no pods: ${selectorText(selector)}`)] : [];
    }),
  );
}
