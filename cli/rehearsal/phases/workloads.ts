import { setTimeout as pause } from "node:timers/promises";
import { type ClusterAccess, describe, type KubernetesObject, listObjects } from "../kubernetes";
import { readinessOf, warningsAbout } from "../readiness";
import type { WorkloadCheck } from "../report";
import type { JudgedCluster } from "./clusters";

/** The kinds that count as workloads. */
const workloadKinds = [
  ["apps/v1", "Deployment"],
  ["apps/v1", "StatefulSet"],
  ["apps/v1", "DaemonSet"],
  ["batch/v1", "Job"],
] as const;

/** A workload, and why it is not ready; undefined if it is. */
interface Judged {
  readonly workload: KubernetesObject;
  readonly missing: string | undefined;
}

/** Judges each workload by its status. */
export function judgeWorkloads(workloads: readonly KubernetesObject[]): Judged[] {
  return workloads.map((workload) => {
    const readiness = readinessOf(workload, { endpoints: 0, bindingMode: "" });
    return { workload, missing: readiness.state === "ready" ? undefined : readiness.message };
  });
}

/** Counts workloads, in total and by namespace. */
export function countWorkloads(judged: readonly Judged[]): WorkloadCheck {
  const isReady = ({ missing }: Judged) => missing === undefined;
  const namespaceOf = ({ workload }: Judged) => workload.metadata.namespace ?? "";
  const namespaces = [...new Set(judged.map(namespaceOf))].toSorted().map((namespace) => {
    const inside = judged.filter((one) => namespaceOf(one) === namespace);
    return { namespace, ready: inside.filter(isReady).length, total: inside.length };
  });
  const notReady = judged.flatMap(({ workload, missing }) =>
    missing === undefined ? [] : [`${describe(workload)}: ${missing}`],
  );
  return { workloads: { ready: judged.filter(isReady).length, total: judged.length, notReady }, namespaces };
}

/** Checks the workloads of all clusters until they are ready or the time is up. */
export async function checkWorkloads(
  clusters: readonly Pick<JudgedCluster, "access" | "named">[],
  limits: { readonly seconds: number; readonly signal: AbortSignal },
): Promise<WorkloadCheck> {
  const checks = await Promise.all(
    clusters.map(async ({ access, named }) => {
      const { namespaces, workloads } = await checkCluster(access, limits);
      return {
        namespaces: namespaces.map((one) => ({ ...one, namespace: named(one.namespace) })),
        workloads: { ...workloads, notReady: workloads.notReady.map(named) },
      };
    }),
  );
  const sum = (count: (check: WorkloadCheck) => number) => checks.reduce((total, one) => total + count(one), 0);
  return {
    workloads: {
      ready: sum(({ workloads }) => workloads.ready),
      total: sum(({ workloads }) => workloads.total),
      notReady: checks.flatMap(({ workloads }) => workloads.notReady),
    },
    namespaces: checks.flatMap(({ namespaces }) => namespaces),
  };
}

async function checkCluster(
  access: ClusterAccess,
  limits: { readonly seconds: number; readonly signal: AbortSignal },
): Promise<WorkloadCheck> {
  const deadline = Date.now() + limits.seconds * 1000;
  for (;;) {
    limits.signal.throwIfAborted();
    const lists = await Promise.all(workloadKinds.map(([version, kind]) => listObjects(access, version, kind)));
    const judged = judgeWorkloads(lists.flat());
    const unready = judged.filter(({ missing }) => missing !== undefined);
    if (unready.length === 0) {
      return countWorkloads(judged);
    }
    if (Date.now() > deadline) {
      return countWorkloads(await withEvents(access, judged));
    }
    await pause(500, undefined, { signal: limits.signal });
  }
}

async function withEvents(access: ClusterAccess, judged: readonly Judged[]): Promise<Judged[]> {
  return Promise.all(
    judged.map(async ({ workload, missing }) => {
      if (missing === undefined) {
        return { workload, missing };
      }
      const warnings = await warningsAbout(access, workload);
      return { workload, missing: [missing, ...warnings].join("; ") };
    }),
  );
}
