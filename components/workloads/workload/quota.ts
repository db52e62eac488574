import { collectProblems, expected, type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import type { WorkloadHome } from "../../tenancy";
import { type Counted, type CountedPod, podRequests } from "../pod";

/** Options that decide how much a workload requests at most. */
export interface QuotaArgs extends CountedPod {
  readonly replicas?: unknown;
  readonly autoscaling?: { readonly maxReplicas: number };
  /** Pods of a job at once. */
  readonly parallelism?: number;
  /** Jobs at once. */
  readonly maxReplicaCount?: number;
}

const names: Readonly<Record<Counted, readonly [amount: string, option: string]>> = {
  "requests.cpu": ["CPU requests", "cpu"],
  "requests.memory": ["memory requests", "memory"],
  "limits.memory": ["memory limits", "memory"],
};

/** Lists the mistakes of a workload whose maximum does not fit into its tenant's quota, even if it is alone there. */
export function checkQuota(args: QuotaArgs, home: Pick<WorkloadHome, "resourceQuota">): Problem[] {
  const { resourceQuota: hard = {} } = home;
  const [path, pods] = most(args);
  const requests = podRequests(args);
  return collectProblems([
    tooMany(path, pods, "pods", 1, hard.pods, "quota.pods"),
    ...(Object.keys(names) as Counted[]).map((key) => {
      const [amount, option] = names[key];
      return tooMany(path, pods, amount, requests[key], hard[key], `quota.${option}`);
    }),
  ]);
}

/** Returns the largest known number of pods, and the option that sets it. */
function most({ replicas, autoscaling, ...jobs }: QuotaArgs): [path: string, pods: number] {
  const { parallelism = 1, maxReplicaCount } = jobs;
  if (autoscaling !== undefined) {
    return ["autoscaling.maxReplicas", autoscaling.maxReplicas];
  }
  if (maxReplicaCount !== undefined) {
    return ["maxReplicaCount", maxReplicaCount * parallelism];
  }
  return typeof replicas === "number" ? ["replicas", replicas] : ["parallelism", parallelism];
}

function tooMany(
  path: string,
  pods: number,
  amount: string,
  each: number | undefined,
  hard: string | undefined,
  option: string,
): Problem | false {
  const bound = hard === undefined ? undefined : parseQuantity(hard);
  if (bound === undefined || each === undefined || !(each * pods > bound * (1 + Number.EPSILON))) {
    return false;
  }
  const fit = Math.floor(bound / each);
  const fix = `raise the tenant's ${option}, or request less`;
  return fit === 0
    ? { path: "resources", message: `one pod exceeds the tenant's ${amount} (${quote(hard)}); ${fix}` }
    : expected(path, `at most ${fit} pods within the tenant's ${amount} (${quote(hard)})`, pods, fix);
}
