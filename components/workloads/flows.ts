import type { Flows } from "../network";
import type { WorkloadPlan } from "./plan";

/** Flows that become one policy each, and the end of the policy's resource name. */
export interface KeyedFlows {
  readonly key: string;
  readonly flows: Flows;
}

/**
 * The connections that a workload declares, and nothing else: its own end, and for each workload it calls the other end, so
 * that a callee need not know its callers.
 */
export function workloadFlows(
  plan: Pick<WorkloadPlan, "workloadName" | "podLabels" | "calls" | "exposure">,
  internetPorts: readonly number[],
): KeyedFlows[] {
  const { workloadName, podLabels, calls, exposure } = plan;
  const own: Flows = {
    name: workloadName,
    pods: podLabels,
    ingress: exposure === undefined ? [] : [controllerPods(exposure)],
    egress: [
      ...calls.map((callee) => ({ pods: callee.podLabels, ports: callee.listensOn })),
      ...internetPorts.map((port) => `internet:${port}` as const),
    ],
  };
  const others = calls.map((callee) => ({
    key: `-to-${callee.workloadName}`,
    flows: {
      name: `${workloadName}-to-${callee.workloadName}`,
      pods: callee.podLabels,
      ingress: [{ pods: podLabels, ports: callee.listensOn }],
    },
  }));
  return [...(hasFlows(own) ? [{ key: "", flows: own }] : []), ...others];
}

function controllerPods({ ingressClass, port }: NonNullable<WorkloadPlan["exposure"]>) {
  const { namespace, labels } = ingressClass.value.pods;
  return { namespace, pods: labels, ports: [port.targetPort] };
}

function hasFlows({ ingress = [], egress = [] }: Flows): boolean {
  return ingress.length + egress.length > 0;
}
