import type { RegisteredResource } from "../../../components/testing";
import { selects } from "../../label-selector";
import { concerns, covers, type Policy, type Port, type Rule } from "./policy";
import { type Pods, portName, type Topology, topologies } from "./topology";

/** A call between workloads that the policies allow. */
export interface Call {
  readonly from: RegisteredResource;
  readonly to: RegisteredResource;
  readonly ports: readonly string[];
}

/** Lists which workloads may call which: both sides' policies allow it, and at least one of them names the other side. */
export function allowedCalls(resources: readonly RegisteredResource[]): Call[] {
  return topologies(resources).flatMap(({ pods, policies }) =>
    pods.flatMap((from) =>
      pods
        .filter((to) => to !== from)
        .map((to) => ({ from, to, ports: to.ports.filter((port) => isCall(from, to, port, policies)).map(portName) }))
        .filter(({ ports }) => ports.length > 0)
        .map((call) => ({ ...call, from: from.resource, to: call.to.resource })),
    ),
  );
}

function isCall(from: Pods, to: Pods, port: Port, policies: readonly Policy[]): boolean {
  const { incoming, outgoing } = sidesOf(from, to, port, policies);
  return incoming !== false && outgoing !== false && (incoming ?? outgoing) !== undefined;
}

/** Lists calls that one side's policies allow by name, while those of the other side refuse them: no connection succeeds. */
export function halfOpenCalls(resources: readonly RegisteredResource[]): Call[] {
  return topologies(resources).flatMap(({ pods, policies }) =>
    pods.flatMap((from) =>
      pods
        .filter((to) => to !== from)
        .map((to) => ({
          from: from.resource,
          to: to.resource,
          ports: to.ports.filter((port) => isHalfOpen(from, to, port, policies)).map(portName),
        }))
        .filter(({ ports }) => ports.length > 0),
    ),
  );
}

function isHalfOpen(from: Pods, to: Pods, port: Port, policies: readonly Policy[]): boolean {
  const { incoming, outgoing } = sidesOf(from, to, port, policies);
  return (incoming === true && outgoing === false) || (incoming === false && outgoing === true);
}

function sidesOf(from: Pods, to: Pods, port: Port, policies: readonly Policy[]) {
  return {
    incoming: allowed(to, "ingress", policies, (rule, { namespace }) => {
      return covers(rule, port) && concerns(rule, namespace, from);
    }),
    outgoing: allowed(from, "egress", policies, (rule, { namespace }) => {
      return covers(rule, port) && concerns(rule, namespace, to);
    }),
  };
}

/** Reports whether a policy allows a call; `undefined` if no policy isolates the pods. */
function allowed(
  pods: Pods,
  direction: "ingress" | "egress",
  policies: readonly Policy[],
  test: (rule: Rule, policy: Policy) => boolean,
): boolean | undefined {
  const isolating = policies.filter(
    (policy) =>
      policy[direction] !== undefined &&
      policy.namespace === pods.namespace &&
      selects(policy.podSelector, pods.labels),
  );
  return isolating.length === 0
    ? undefined
    : isolating.some((policy) => (policy[direction] ?? []).some((rule) => test(rule, policy)));
}

/** Lists workloads that listen on a port that no policy opens to anybody. */
export function unreachable(resources: readonly RegisteredResource[]): string[] {
  return topologies(resources).flatMap(({ pods, policies }: Topology) =>
    pods.flatMap((each) => {
      const closed = each.ports.filter(
        (port) => allowed(each, "ingress", policies, (rule) => covers(rule, port)) === false,
      );
      const { namespace, name } = each;
      const place = namespace === "" ? name : `${namespace}/${name}`;
      return closed.length === 0
        ? []
        : [`${place} listens on ${closed.map(portName).join(", ")}, but no policy allows a connection to it`];
    }),
  );
}
