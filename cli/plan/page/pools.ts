import type { RegisteredResource } from "../../../components/testing";
import { fields, text } from "../../values";
import { chartName, descriptions, shown } from "../descriptions";
import { nameOf } from "../label";

const poolType = /:(?:NodeGroup|NodePool|AgentPool)$/;

/** Lists the node pools: those of the clouds, and Karpenter's. */
export function poolLines(
  made: readonly RegisteredResource[],
  byUrn: ReadonlyMap<string, RegisteredResource>,
): string[] {
  const describe = descriptions(made);
  const isScaled = made.some((each) => chartName(each) === "cluster-autoscaler");
  return made
    .filter(({ type }) => poolType.test(type))
    .map((pool) =>
      pool.type.startsWith("kubernetes:")
        ? [`Karpenter's ${nameOf(pool)}`, ...describe(pool).values].join(" · ")
        : [nameOf(pool), ...shown(pool, byUrn).values, ...(isScaled ? [] : fixedWords(pool))].join(" · "),
    );
}

/** A node group of EKS keeps its number of nodes unless cluster-autoscaler changes it: https://docs.aws.amazon.com/eks/latest/userguide/autoscaling.html */
function fixedWords({ inputs, type }: RegisteredResource): string[] {
  const { desiredSize, maxSize, minSize } = fields(inputs, "scalingConfig");
  return type !== "aws:eks/nodeGroup:NodeGroup" || minSize === maxSize
    ? []
    : [`stays at ${text(desiredSize ?? minSize) ?? "its number of"} nodes: this program has no cluster-autoscaler`];
}
