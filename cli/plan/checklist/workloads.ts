import { parseImage, type RegisteredResource } from "../../../components/testing";
import { at, type Fields, fields, isKnown, items, text } from "../../values";
import { type Workload, weaknesses, workloads } from "../descriptions";
import { kindOf, labelOf, namespaceOf } from "../label";
import type { ChecklistItem } from "./contract";

/** An item about each workload that it concerns. */
function each(
  title: string,
  concerns: (workload: Workload) => boolean,
  lacks: (workload: Workload, resources: readonly RegisteredResource[]) => boolean,
): ChecklistItem {
  return {
    title,
    judge: (resources) => {
      const concerned = workloads(resources).filter(concerns);
      const lacking = concerned.filter((workload) => lacks(workload, resources));
      return concerned.length === 0 ? undefined : lacking.map(({ resource }) => labelOf(resource));
    },
  };
}

const everything = () => true;
const runsOn = ({ kind }: Workload) => kind === "Deployment" || kind === "StatefulSet";

function containers({ podSpec }: Workload): Fields[] {
  return items(podSpec.containers);
}

/** Reports whether a PodDisruptionBudget of the namespace selects the pods by their labels. */
function hasBudget({ labels, namespace }: Workload, resources: readonly RegisteredResource[]): boolean {
  return resources.some((resource) => {
    const wanted = Object.entries(fields(resource.inputs, "spec", "selector", "matchLabels"));
    return (
      kindOf(resource) === "PodDisruptionBudget" &&
      namespaceOf(resource) === namespace &&
      wanted.every(([key, value]) => labels[key] === value)
    );
  });
}

function isPinned(image: string): boolean {
  const { tag = "latest", digest } = parseImage(image);
  return digest !== undefined || tag !== "latest";
}

/** Items about every workload of the program. The workloads of charts are not known to a plan. */
export const workloadItems: readonly ChecklistItem[] = [
  each("two pods", runsOn, ({ minReplicas }) => minReplicas < 2),
  each(
    "disruption budgets",
    (workload) => runsOn(workload) && workload.minReplicas >= 2,
    (workload, resources) => !hasBudget(workload, resources),
  ),
  each(
    "readiness",
    (workload) => runsOn(workload) && containers(workload).some(({ ports }) => items(ports).length > 0),
    (workload) => containers(workload).every(({ readinessProbe }) => readinessProbe === undefined),
  ),
  each("requests and limits", everything, (workload) =>
    containers(workload).some(
      ({ resources }) =>
        isKnown(resources) &&
        [
          at(resources, "requests", "cpu"),
          at(resources, "requests", "memory"),
          at(resources, "limits", "memory"),
        ].includes(undefined),
    ),
  ),
  each("pinned images", everything, (workload) =>
    containers(workload).some(({ image }) => {
      const known = text(image);
      return known !== undefined && !isPinned(known);
    }),
  ),
  each("restricted pods", everything, ({ podSpec }) => weaknesses(podSpec).length > 0),
];
