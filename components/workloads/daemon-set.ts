import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { oneOf, whole } from "../checks";
import { type Overrides, override } from "../overrides";
import { collectProblems, expected, type Problem, quote } from "../problems";
import { createObservability, type ObservabilityArgs } from "./observability";
import { podTemplate } from "./pod";
import { checkPods, checkRollout } from "./rollout";
import { createVerticalAutoscaler, type VerticalScalingArgs } from "./scaling";
import { createService, type PortArgs, portsOf } from "./service";
import { childOptions, metadataOf } from "./subject";
import type { HostPath } from "./volumes";
import { createGroundwork, planWorkload, Workload, type WorkloadArgs, type WorkloadPlan } from "./workload";

/**
 * Arguments of a DaemonSet: an agent that runs on each node.
 *
 * @example
 * ```ts
 * const args: DaemonSetArgs = { tenant, image: "registry.example.com/agent:1.0.0", everywhere: true };
 * ```
 */
export interface DaemonSetArgs extends WorkloadArgs, PortArgs, VerticalScalingArgs, ObservabilityArgs {
  /** Whether the agent runs on every node, even on nodes with taints. @default false: only on nodes whose taints it tolerates */
  readonly everywhere?: boolean;
  /** During an update: the maximum number or percentage of nodes on which the agent may be down. @default 1 */
  readonly maxUnavailable?: number | string;
  /** Files and directories of the node that the agent mounts, by volume name. @default none */
  readonly hostPaths?: Readonly<Record<string, HostPath>>;
  /** For each port of the workload by name: the port to open on the node. @default none */
  readonly hostPorts?: Readonly<Record<string, number>>;
  /** Whether the pods use the node's network. NetworkPolicies do not apply to such pods. @default false */
  readonly hostNetwork?: boolean;
  /** How many seconds a new pod must stay ready before it counts as available. @default 5 */
  readonly minReadySeconds?: number;
  /** Number of old revisions to keep for rollbacks. @default 5 */
  readonly revisionHistoryLimit?: number;
  /** Fields to merge into the DaemonSet after all other options. @default none */
  readonly overrides?: Overrides<k8s.types.input.apps.v1.DaemonSet>;
}

/**
 * One pod on each node. Drains do not evict these pods, so there is no disruption budget.
 *
 * @example
 * ```ts
 * new DaemonSet("agent", { tenant, image: "registry.example.com/agent:1.0.0" });
 * ```
 */
export class DaemonSet extends Workload {
  constructor(name: string, args: DaemonSetArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("daemonSet", name, "DaemonSetArgs", args);
    const plan = planWorkload("daemonSet", name, args, opts, () => checkDaemonSet(args));
    super("keelson:index:DaemonSet", name, plan, opts);
    const options = childOptions(this, plan);
    const before = createGroundwork(name, plan, options);
    createService(name, plan, plan.service, { annotations: {} }, undefined, options);
    const after = pulumi.mergeOptions(options, { dependsOn: before });
    const pods = new k8s.apps.v1.DaemonSet(name, override(daemonSet(plan, args), args.overrides), after);
    createVerticalAutoscaler(name, "DaemonSet", plan, plan.scaling.vertical, pods, options);
    createObservability(name, "DaemonSet", plan, plan.observability, undefined, options);
    this.registerOutputs({});
  }
}

/** Renders the DaemonSet. */
function daemonSet(plan: WorkloadPlan, args: DaemonSetArgs): k8s.types.input.apps.v1.DaemonSet {
  const { hostPaths, hostPorts, hostNetwork } = args;
  const tolerations = args.everywhere === true ? [{ operator: "Exists" }] : [];
  return {
    metadata: metadataOf(plan),
    spec: {
      selector: { matchLabels: plan.podLabels },
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: args.maxUnavailable ?? 1 } },
      minReadySeconds: args.minReadySeconds ?? 5,
      revisionHistoryLimit: args.revisionHistoryLimit ?? 5,
      template: podTemplate(plan, plan.pod, args, { hostPaths, hostPorts, hostNetwork, tolerations }),
    },
  };
}

/** Lists the mistakes in the options that only a DaemonSet has. */
function checkDaemonSet(args: Omit<DaemonSetArgs, "image" | "overrides">): Problem[] {
  const { hostPaths = {}, hostPorts = {}, hostNetwork, maxUnavailable = 1 } = args;
  const ports = portsOf(args).map(({ name }) => name);
  const ofNode = [
    ...Object.keys(hostPaths).map((name) => `hostPaths.${name}`),
    ...Object.keys(hostPorts).map((name) => `hostPorts.${name}`),
    ...(hostNetwork === true ? ["hostNetwork"] : []),
  ];
  return [
    ...ofNode.flatMap((path) => checkPrivileged(path, args)),
    ...Object.entries(hostPorts).flatMap(([name, port]) => [
      ...whole(`hostPorts.${name}`, port, { min: 1, max: 65535 }),
      ...oneOf(`hostPorts.${name}`, name, ports, "use the name of a port"),
    ]),
    ...checkRollout(args),
    ...checkPods("maxUnavailable", maxUnavailable, 100),
    ...collectProblems([
      [0, "0%"].includes(maxUnavailable) &&
        expected("maxUnavailable", "at least 1", maxUnavailable, "raise this value so that updates can start"),
    ]),
  ];
}

/** Access to the node requires a namespace that allows privileged pods. */
function checkPrivileged(path: string, { tenant: { podSecurity } }: Pick<DaemonSetArgs, "tenant">): Problem[] {
  const message = `needs a tenant with podSecurity "privileged", got ${quote(podSecurity)}; use a separate tenant for the agent`;
  return podSecurity === undefined || podSecurity === "privileged" ? [] : [{ path, message }];
}
