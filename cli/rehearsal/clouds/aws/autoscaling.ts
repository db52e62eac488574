import type { ControlPlane } from "../../control-plane";
import type { Effects } from "../effects";
import type { LacksChart } from "../missing-charts";
import type { Autoscaling } from "../played-autoscaler";
import { clusterAutoscalerSentences, growGroups } from "./cluster-autoscaler";
import { karpenterAutoscaling } from "./karpenter";

/** Returns the autoscaler that the program installs: Karpenter, or cluster-autoscaler, which grows node groups. */
export function awsAutoscaling(
  controlPlane: Pick<ControlPlane, "kubernetesVersion">,
  effects: Pick<Effects, "makeRoom" | "fullPools">,
  lacksChart: LacksChart,
): Autoscaling {
  const karpenter = karpenterAutoscaling(controlPlane);
  let grown = 0;
  return {
    look: async (client, added) => {
      const byKarpenter = await karpenter.look(client, added);
      if (byKarpenter.added) {
        return byKarpenter;
      }
      const byGroups = await growGroups(client, effects, lacksChart);
      grown += byGroups?.added === true ? 1 : 0;
      return byGroups ?? byKarpenter;
    },
    sentences: (added, trouble) =>
      grown === 0 ? karpenter.sentences(added, trouble) : clusterAutoscalerSentences(added, trouble),
  };
}
