import { type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import type { WorkloadHome } from "../../tenancy";
import { type Counted, type CountedPod, podRequests } from "../pod/requests";
import type { Autoscaling } from "../scaling/args";

/** What decides how much a workload asks for at most. */
export interface QuotaArgs extends CountedPod {
  readonly replicas?: unknown;
  readonly autoscaling?: Autoscaling;
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

/** Objections to a workload that at its largest would not fit into its tenant's quota, even with nothing beside it. */
export function checkQuota(args: QuotaArgs, home: Pick<WorkloadHome, "resourceQuota">): (Problem | false)[] {
  const { resourceQuota: hard = {} } = home;
  const [path, pods] = most(args);
  const requests = podRequests(args);
  return [
    tooMany(path, pods, "pods", 1, hard.pods, "quota.pods"),
    ...(Object.keys(names) as Counted[]).map((key) => {
      const [amount, option] = names[key];
      return tooMany(path, pods, amount, requests[key], hard[key], `quota.${option}`);
    }),
  ];
}

/** The most pods of a workload, as far as it can be told, and the option that says so. */
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
  const fix = `raise the tenant's ${option}, or ask for less`;
  return fit === 0
    ? { path: "resources", message: `a pod within the tenant's ${amount} (${quote(hard)}), given one above it: ${fix}` }
    : { path, message: `at most ${fit} pods, as the tenant's ${amount} (${quote(hard)}) allow, given ${pods}: ${fix}` };
}
