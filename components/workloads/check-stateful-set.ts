import { collectProblems, type Problem, quote } from "../problems";
import type { StatefulSetArgs } from "./stateful-set";
import { checkStorage } from "./volumes/storage";

/** Kubernetes puts a hash of ten letters and a hyphen behind the name, into a label. */
const longestName = 52;

type CheckableStatefulSet = Pick<StatefulSetArgs, "tenant" | "volumeClaimTemplates" | "partition">;

/** Objections to what only a StatefulSet has. */
export function checkStatefulSet(workloadName: string, args: CheckableStatefulSet): Problem[] {
  const { volumeClaimTemplates = {}, partition = 0, tenant } = args;
  const classes = tenant.platform?.cluster.storageClasses;
  return collectProblems([
    workloadName.length > longestName && {
      path: "workloadName",
      message: `at most ${longestName} characters for a StatefulSet, given ${quote(workloadName)} with ${workloadName.length}: shorten it`,
    },
    (!Number.isInteger(partition) || partition < 0) && {
      path: "partition",
      message: `a whole number, 0 or more, given ${quote(partition)}`,
    },
    ...Object.entries(volumeClaimTemplates).flatMap(([name, template]) =>
      checkStorage(template, classes).map(({ path, message }) => ({
        path: `volumeClaimTemplates.${name}.${path}`,
        message,
      })),
    ),
  ]);
}
