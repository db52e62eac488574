import { number } from "../../../values";
import { workloads } from "../../descriptions";
import { labelOf } from "../../label";
import type { Compared, HeadLine } from "./contract";

/** Lists workloads that lose their autoscaler and do not run at least half of its most pods instead. */
export function autoscalerLines({ before, after }: Compared): HeadLine[] {
  const now = new Map(workloads(after).map((each) => [each.resource.urn, each]));
  return workloads(before).flatMap(({ autoscaler, maxReplicas, resource }) => {
    const later = now.get(resource.urn);
    const stay = number(later?.resource.inputs, "spec", "replicas") ?? 1;
    return autoscaler === undefined || later === undefined || later.autoscaler !== undefined || stay >= maxReplicas / 2
      ? []
      : [
          {
            class: "unprotected",
            text: `${labelOf(resource)}: nothing adds pods any more, ${labelOf(autoscaler)} set up to ${maxReplicas}`,
          },
        ];
  });
}
