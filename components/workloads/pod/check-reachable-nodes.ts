import type { types } from "@pulumi/kubernetes";
import type { NodePool } from "../../clusters/contract";
import { ofCloud } from "../../node-labels";
import { expected, type Problem, plainPart } from "../../problems";
import type { SchedulingArgs } from "./scheduling-args";

type Affinity = types.input.core.v1.Affinity;
type Pools = readonly NodePool[];

const zone = "topology.kubernetes.io/zone";

/**
 * Refuses a zone of another region, because the cluster has no nodes there. In every cloud, the name of a zone begins with the name of its region.
 */
export function checkZone({ nodeSelector = {} }: SchedulingArgs, region: string | undefined): Problem[] {
  const { [zone]: given } = nodeSelector;
  const isElsewhere = region !== undefined && typeof given === "string" && !given.startsWith(region);
  return isElsewhere ? [expected(`nodeSelector.${zone}`, `a zone of ${region}`, given)] : [];
}

/** Lists the rules of an affinity that no node pool can meet. Otherwise the pods would stay pending forever. */
export function checkReachable(given: SchedulingArgs["affinity"], pools: Pools): Problem[] {
  const affinity = plainPart<Affinity>(given);
  return affinity === undefined || pools.length === 0
    ? []
    : [...checkTerms(affinity, pools), ...checkTopologies(affinity, pools)];
}

function checkTerms(affinity: Affinity, pools: Pools): Problem[] {
  const required = plainPart(plainPart(affinity.nodeAffinity)?.requiredDuringSchedulingIgnoredDuringExecution);
  const terms = plainPart(required?.nodeSelectorTerms) ?? [];
  const path = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";
  const isMet = terms.some((term) => pools.some((pool) => meets(pool, plainPart(term) ?? {})));
  return terms.length === 0 || isMet
    ? []
    : [expected(path, "labels that a node pool has", terms, "add these labels to a pool, or remove the rule")];
}

/** Reports whether nodes of a pool can match a term. Labels that the cloud sets are not known here. */
function meets({ labels }: NodePool, { matchExpressions }: types.input.core.v1.NodeSelectorTerm): boolean {
  return (plainPart(matchExpressions) ?? []).every((expression) => {
    const { key, operator, values } = plainPart(expression) ?? {};
    const label = plainPart<string>(key);
    const words = plainPart(values);
    if (operator !== "In" || label === undefined || words === undefined || ofCloud.test(label.split("/")[0] ?? "")) {
      return true;
    }
    return words.some((word) => typeof word !== "string" || labels[label] === word);
  });
}

/** All labels of Kubernetes and of the clouds have a domain. So a key without a domain must be a label of a node pool. */
function checkTopologies(affinity: Affinity, pools: Pools): Problem[] {
  return (["podAffinity", "podAntiAffinity"] as const).flatMap((kind) =>
    (plainPart(plainPart(affinity[kind])?.requiredDuringSchedulingIgnoredDuringExecution) ?? []).flatMap(
      (term, index) => {
        const key = plainPart<string>(plainPart(term)?.topologyKey);
        const isKnown = key === undefined || key.includes("/") || pools.some(({ labels }) => key in labels);
        const path = `affinity.${kind}.requiredDuringSchedulingIgnoredDuringExecution[${index}].topologyKey`;
        return isKnown ? [] : [expected(path, `a label of nodes such as "${zone}"`, key)];
      },
    ),
  );
}
