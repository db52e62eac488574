import type { FlowPort, Flows, PodPeer } from "../../network";
import type { WorkloadHome, WorkloadReference } from "../../tenancy";
import type { Callee } from "./calls";
import type { WorkloadPlan } from "./plan";

/** Flows that become one network policy. */
export interface KeyedFlows {
  /** Suffix of the policy's resource name. */
  readonly key: string;
  /** The tenant whose namespace gets the policy. */
  readonly home: WorkloadHome;
  readonly flows: Flows;
}

/** The part of a workload that decides its connections. */
export type Connected = Pick<
  WorkloadPlan,
  "workloadName" | "home" | "podLabels" | "callees" | "peerTraffic" | "apiAccess" | "ingress" | "egress"
>;

/**
 * Lists the connections that a workload declares, for both ends. So a called workload need not list its callers. Namespaces that allow all
 * connections by default get no policies.
 */
export function workloadFlows(plan: Connected): KeyedFlows[] {
  const { workloadName, home, podLabels, callees, peerTraffic, apiAccess, ingress, egress } = plan;
  const peers = peerTraffic.length === 0 ? [] : [{ pods: podLabels, ports: peerTraffic }];
  const own: Flows = {
    name: workloadName,
    pods: podLabels,
    ingress: [...peers, ...ingress],
    egress: [
      ...peers,
      ...callees.map(({ workload, ports }) => podsAt(workload, home, ports)),
      ...(apiAccess.length > 0 ? (["apiserver"] as const) : []),
      ...egress,
    ],
  };
  const all = [
    ...(hasFlows(own) ? [{ key: "", home, flows: own }] : []),
    ...callees.map((callee) => atCallee(plan, callee)),
  ];
  return all.filter((one) => one.home.deniesByDefault === true);
}

/** The policy is in the callee's namespace, so its name contains the caller. Its resource is in the caller's component, so the key names the callee. */
function atCallee(caller: Connected, { workload, ports }: Callee): KeyedFlows {
  const { home, workloadName, podLabels } = workload;
  const together = home === caller.home;
  const from = together ? caller.workloadName : [caller.home.homeName, caller.workloadName].filter(Boolean).join("-");
  const to = together ? workloadName : [home.homeName, workloadName].filter(Boolean).join("-");
  const ingress = [podsAt(caller, home, ports)];
  return { key: `-to-${to}`, home, flows: { name: `${from}-to-${workloadName}`, pods: podLabels, ingress } };
}

/** Returns pods as a policy names them: by labels, and by namespace if they are not in the policy's namespace. */
function podsAt(
  { home, podLabels }: Pick<WorkloadReference, "home" | "podLabels">,
  seenFrom: WorkloadHome,
  ports: readonly FlowPort[],
): PodPeer {
  return { ...(home !== seenFrom && { namespace: home.namespace }), pods: podLabels, ports };
}

function hasFlows({ ingress = [], egress = [] }: Flows): boolean {
  return ingress.length + egress.length > 0;
}
