import type { types } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { exposedPods } from "../network";
import { refuseProblems } from "../problems";
import { parseQuantity } from "../quantity";
import { checkImage } from "./check";
import { defaultGracePeriodSeconds, defaultRequests, defaultSizeLimit, defaultUser } from "./defaults";
import type { WorkloadArgs } from "./options";
import type { WorkloadPlan } from "./plan";
import { probesOf } from "./probes";

type PodSpec = types.input.core.v1.PodSpec;
type Container = types.input.core.v1.Container;

/** Renders the template of a workload's pods: restricted, bounded, probed and spread. */
export function podTemplate(plan: WorkloadPlan, args: WorkloadArgs): types.input.core.v1.PodTemplateSpec {
  return {
    metadata: {
      labels: {
        ...plan.podLabels,
        "app.kubernetes.io/name": plan.workloadName,
        "app.kubernetes.io/managed-by": "keelson",
        ...(plan.exposure !== undefined && exposedPods.pods),
      },
    },
    spec: podSpec(plan, args),
  };
}

function podSpec(plan: WorkloadPlan, args: WorkloadArgs): PodSpec {
  const user = args.runAsUser ?? defaultUser;
  return {
    serviceAccountName: plan.workloadName,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: gracePeriodOf(args),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      fsGroup: user,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containers: [container(plan, args)],
    ...(args.emptyDirs !== undefined && { volumes: volumes(args.emptyDirs) }),
    topologySpreadConstraints: spreadConstraints(plan),
  };
}

function container({ workloadName, ports }: WorkloadPlan, args: WorkloadArgs): Container {
  return {
    name: workloadName,
    image: checkedImage(args.image),
    imagePullPolicy: pullPolicy(args.image),
    ...(args.command !== undefined && { command: [...args.command] }),
    ...(args.args !== undefined && { args: [...args.args] }),
    ...(args.env !== undefined && {
      env: Object.entries(args.env).map(([name, value]) => ({ name, value: notSecret(name, value) })),
    }),
    ...(ports.length > 0 && {
      ports: ports.map(({ name, targetPort }) => ({ name, containerPort: targetPort, protocol: "TCP" })),
      lifecycle: { preStop: { sleep: { seconds: drainSeconds(args) } } },
    }),
    resources: resources(args),
    ...probesOf(args),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    ...(args.emptyDirs !== undefined && {
      volumeMounts: Object.entries(args.emptyDirs).map(([name, { mountPath }]) => ({ name, mountPath })),
    }),
  };
}

/**
 * A variable's value, unless it is a secret: in a pod's template everybody who may read Deployments would see it.
 */
function notSecret(name: string, value: pulumi.Input<string>): pulumi.Input<string> {
  if (!pulumi.Output.isInstance(value)) {
    return value;
  }
  return pulumi.output(pulumi.isSecret(pulumi.output(value))).apply((secret) => {
    if (secret) {
      throw new pulumi.RunError(`env.${name}: a plain value, given a secret: put it into a Secret`);
    }
    return value;
  });
}

/** A digest never moves; a tag may, so it is looked up at each start. */
function pullPolicy(image: pulumi.Input<string>): pulumi.Input<string> {
  const policyOf = (reference: string) => (reference.includes("@") ? "IfNotPresent" : "Always");
  return typeof image === "string" ? policyOf(image) : pulumi.output(image).apply(policyOf);
}

/** An image, checked as soon as it is known. */
function checkedImage(image: pulumi.Input<string>): pulumi.Input<string> {
  return typeof image === "string"
    ? image
    : pulumi.output(image).apply((reference) => {
        refuseProblems("image", checkImage(reference));
        return reference;
      });
}

function gracePeriodOf(args: WorkloadArgs): number {
  return args.terminationGracePeriodSeconds ?? defaultGracePeriodSeconds;
}

/** Time for load balancers and kube-proxy to forget the pod before it stops listening. */
function drainSeconds(args: WorkloadArgs): number {
  return Math.max(1, Math.min(5, Math.floor(gracePeriodOf(args) / 2)));
}

function resources({ resources = {}, emptyDirs = {} }: WorkloadArgs): types.input.core.v1.ResourceRequirements {
  const memory = resources.requests?.memory ?? defaultRequests.memory;
  const cpuLimit = resources.limits?.cpu;
  return {
    requests: { cpu: resources.requests?.cpu ?? defaultRequests.cpu, memory, "ephemeral-storage": "64Mi" },
    limits: {
      ...(cpuLimit !== undefined && { cpu: cpuLimit }),
      memory: resources.limits?.memory ?? memory,
      "ephemeral-storage": ephemeralLimit(emptyDirs),
    },
  };
}

/** A gibibyte for logs and the like, and all that the directories may hold. */
function ephemeralLimit(emptyDirs: NonNullable<WorkloadArgs["emptyDirs"]>): string {
  const sizes = Object.values(emptyDirs).map(({ sizeLimit = defaultSizeLimit }) => parseQuantity(sizeLimit) ?? 0);
  const mebibytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20);
  return `${1024 + mebibytes}Mi`;
}

function volumes(emptyDirs: NonNullable<WorkloadArgs["emptyDirs"]>): types.input.core.v1.Volume[] {
  return Object.entries(emptyDirs).map(([name, { sizeLimit = defaultSizeLimit }]) => ({
    name,
    emptyDir: { sizeLimit },
  }));
}

function spreadConstraints({ podLabels, tier }: WorkloadPlan): types.input.core.v1.TopologySpreadConstraint[] {
  const constraint = {
    maxSkew: 1,
    labelSelector: { matchLabels: podLabels },
    matchLabelKeys: ["pod-template-hash"],
  };
  return [
    {
      ...constraint,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: tier?.zoneSpread ?? "ScheduleAnyway",
    },
    { ...constraint, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
  ];
}
