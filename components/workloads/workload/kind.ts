import { quote } from "../../problems";

/** Kinds of workloads, as errors name them. */
export type WorkloadKind = "deployment" | "statefulSet" | "daemonSet" | "job" | "cronJob" | "scaledJob";

/** Returns kind and name, the key of a workload's demand in its tenant, for instance `deployment "web"`. */
export function titleOf(kind: WorkloadKind, workloadName: string): string {
  return `${kind} ${quote(workloadName)}`;
}

/** Replicas in a namespace without a platform, which has no tier. */
export const usualReplicas = 2;
