import type { ControlPlane } from "../../control-plane";
import type { Effects } from "../effects";
import type { Autoscaling } from "../played-autoscaler";
import { clusterAutoscalerSentences, growGroups } from "./cluster-autoscaler";
import { karpenterAutoscaling } from "./karpenter";

/** Returns the autoscaler that the program installs: Karpenter, or cluster-autoscaler, which grows node groups. */
export function awsAutoscaling(
  controlPlane: Pick<ControlPlane, "kubernetesVersion">,
  effects: Pick<Effects, "makeRoom">,
): Autoscaling {
  const karpenter = karpenterAutoscaling(controlPlane);
  let grown = 0;
  return {
    look: async (client, added) => {
      if (await karpenter.look(client, added)) {
        return true;
      }
      const isGrown = await growGroups(client, effects);
      grown += isGrown ? 1 : 0;
      return isGrown;
    },
    sentences: (added, trouble) =>
      grown === 0 ? karpenter.sentences(added, trouble) : clusterAutoscalerSentences(added, trouble),
  };
}
