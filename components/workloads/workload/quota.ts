import { collectProblems, expected, type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import { quotaOption, type WorkloadHome } from "../../tenancy";
import { type CountedPod, podRequests } from "../pod";
import type { WorkloadKind } from "./kind";

/** Options that decide the maximum that a workload requests. */
export interface QuotaArgs extends CountedPod {
  readonly replicas?: unknown;
  readonly autoscaling?: { readonly maxReplicas: number };
  /** Maximum number of pods of a job that run at once. */
  readonly parallelism?: number;
  /** Number of pods of a job that must succeed. */
  readonly completions?: number;
  /** Maximum number of jobs that run at once. */
  readonly maxReplicaCount?: number;
}

const names: Readonly<Record<string, string>> = {
  "requests.cpu": "CPU requests",
  "requests.memory": "memory requests",
  "limits.memory": "memory limits",
};

/** Lists the limits of the tenant's quota that the maximum of a single workload exceeds. */
export function checkQuota(
  args: QuotaArgs,
  { resourceQuota: hard }: Pick<WorkloadHome, "resourceQuota">,
  [path, pods]: ReturnType<typeof most>,
): Problem[] {
  if (hard === undefined) {
    return [];
  }
  return [
    ...collectProblems([tooMany(path, pods, "pods", 1, hard.pods, "quota.pods")]),
    ...Object.entries(podRequests(args)).flatMap(([key, each]) => {
      const device = key.replace(/^requests\./, "");
      return key in names || hard[key] !== undefined
        ? collectProblems([tooMany(path, pods, names[key] ?? device, each, hard[key], quotaOption(key))])
        : [
            expected(
              `resources.limits.${device}`,
              "a device that the tenant's quota allows",
              each,
              `set ${quotaOption(key)}`,
            ),
          ];
    }),
  ];
}

/**
 * Returns the largest number of pods at once, if it is known, and the option that sets it.
 *
 * @param usual the tier's number of replicas
 */
export function most(
  kind: WorkloadKind,
  { replicas = usualOf(kind), autoscaling, parallelism = 1, maxReplicaCount }: QuotaArgs,
  usual: number,
): [path: string, pods: number] {
  if (autoscaling !== undefined) {
    return ["autoscaling.maxReplicas", autoscaling.maxReplicas];
  }
  if (maxReplicaCount !== undefined) {
    return ["maxReplicaCount", maxReplicaCount * parallelism];
  }
  if (replicas === "tier") {
    return ["replicas", usual];
  }
  return typeof replicas === "number" ? ["replicas", replicas] : ["parallelism", parallelism];
}

function usualOf(kind: WorkloadKind): "tier" | undefined {
  return kind === "deployment" || kind === "statefulSet" ? "tier" : undefined;
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
    ? { path: "resources", message: `a single pod exceeds the tenant's quota of ${amount} (${quote(hard)}); ${fix}` }
    : expected(path, `at most ${fit} pods, because of the tenant's quota of ${amount} (${quote(hard)})`, pods, fix);
}
