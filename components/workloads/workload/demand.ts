import { parseQuantity } from "../../quantity";
import type { Amounts, Demand } from "../../tenancy";
import { podRequests } from "../pod";
import { type Autoscaling, minReplicasOf } from "../scaling";
import { type PortArgs, portsOf } from "../service";
import type { VolumeArgs } from "../volumes";
import type { WorkloadKind } from "./kind";
import type { QuotaArgs } from "./quota";

/** Options that decide how much quota a workload uses. */
export interface DemandArgs extends QuotaArgs, Pick<PortArgs, "port" | "ports" | "service"> {
  readonly autoscaling?: Autoscaling;
  readonly strategy?: unknown;
  readonly volumeClaimTemplates?: VolumeArgs["volumeClaimTemplates"];
}

/**
 * Returns how much of its tenant's quota a workload uses. Some pods use quota only briefly: the pods of jobs, and the pod that a Deployment adds
 * before it removes an old pod.
 *
 * @param usual the tier's number of replicas
 */
export function demandOf(kind: WorkloadKind, args: DemandArgs, usual: number): Demand {
  const pod: Amounts = { pods: 1, ...podAmounts(args) };
  if (kind === "job" || kind === "cronJob" || kind === "scaledJob") {
    return {
      always: {},
      briefly: times(pod, Math.min(args.parallelism ?? 1, args.completions ?? Number.POSITIVE_INFINITY)),
    };
  }
  const replicas = kind === "daemonSet" ? 1 : fewest(args, usual);
  return {
    always: { ...times(pod, replicas), ...storage(args.volumeClaimTemplates ?? {}, replicas), ...ofService(args) },
    briefly: kind === "deployment" && replicas > 0 && surges(args.strategy) ? pod : {},
  };
}

/** Reports whether an update of a Deployment adds pods before it removes old ones. */
export function surges(strategy: unknown): boolean {
  const { type, rollingUpdate } = (strategy ?? {}) as { type?: unknown; rollingUpdate?: { maxSurge?: unknown } };
  const { maxSurge } = rollingUpdate ?? {};
  return type !== "Recreate" && maxSurge !== 0 && maxSurge !== "0%";
}

/** Returns the number and the storage of claims. Each pod has one claim for each template. */
function storage(templates: NonNullable<VolumeArgs["volumeClaimTemplates"]>, replicas: number): Amounts {
  const sizes = Object.values(templates).map(({ size }) => parseQuantity(size) ?? 0);
  const each = { "requests.storage": sizes.reduce((sum, size) => sum + size, 0), persistentvolumeclaims: sizes.length };
  return sizes.length === 0 ? {} : times(each, replicas);
}

function podAmounts(args: DemandArgs): Amounts {
  return Object.fromEntries(Object.entries(podRequests(args)).map(([name, amount]) => [name, amount ?? 0]));
}

/** Returns the smallest number of pods. A number that is not known yet counts as 0. */
function fewest({ replicas, autoscaling }: DemandArgs, usual: number): number {
  const given = autoscaling === undefined ? (replicas ?? usual) : minReplicasOf(autoscaling, usual);
  return typeof given === "number" ? given : 0;
}

function ofService(args: DemandArgs): Amounts {
  const type = args.service?.type ?? "ClusterIP";
  const ports = type === "ClusterIP" ? 0 : portsOf(args).length;
  return { "services.loadbalancers": type === "LoadBalancer" ? 1 : 0, "services.nodeports": ports };
}

function times(amounts: Amounts, count: number): Amounts {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount * count]));
}
