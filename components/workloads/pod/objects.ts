import type { types } from "@pulumi/kubernetes";
import { priorityClasses } from "../../placement";
import { isNotSecret, notSecretAnnotation } from "../../plain-secrets";
import type { WorkloadPort } from "../service";
import type { Subject } from "../subject";
import { ephemeralStorage, hasClaims, podVolumes, readOnlyVolumes, type VolumeArgs, volumeMounts } from "../volumes";
import type { PodArgs } from "./args";
import { trusting } from "./ca-bundle";
import { container, moreContainer } from "./container";
import { fromSource } from "./image-source";
import { gracePeriodOf, type PodPlan, preStopSeconds } from "./plan";
import { probesOf } from "./probes";
import { deviceTolerations } from "./resources";
import { nodeRules, spreadConstraints, type UsualSpread } from "./scheduling";
import { containerUsers, podUsers, volumeGroup } from "./users";

type PodSpec = types.input.core.v1.PodSpec;
type Container = types.input.core.v1.Container;

/** The parts of a pod that depend on the kind of workload. */
export interface PodShape extends VolumeArgs {
  readonly restartPolicy?: "Never" | "OnFailure";
  /** @default pods do not spread */
  readonly spread?: UsualSpread;
  /** @default none */
  readonly tolerations?: readonly types.input.core.v1.Toleration[];
  readonly hostNetwork?: boolean;
  /** For each port of the workload by name: the port to open on the node. @default none */
  readonly hostPorts?: Readonly<Record<string, number>>;
}

/** Renders the pod template of a workload, with its security settings, resource limits, probes and spreading. */
export function podTemplate(
  subject: Subject,
  plan: PodPlan,
  args: PodArgs,
  shape: PodShape,
): types.input.core.v1.PodTemplateSpec & { readonly spec: PodSpec } {
  const { platform, caBundle } = subject.home;
  const ranked = platform?.hasPriorityClasses === true ? { priorityClassName: usualClass(shape), ...args } : args;
  const complete = trusting(fromSource(ranked, platform?.images), caBundle);
  return {
    metadata: {
      labels: {
        ...subject.home.labels,
        ...subject.podLabels,
        "app.kubernetes.io/name": subject.workloadName,
        "app.kubernetes.io/managed-by": "keelson",
        ...plan.labels,
      },
      ...declaredPlain(args),
    },
    spec: podSpec(subject, plan, complete, shape),
  };
}

/** Returns the platform's priority class for a pod. A pod with a restart policy belongs to a job. */
function usualClass({ restartPolicy }: PodShape): string {
  return (restartPolicy === undefined ? priorityClasses.serving : priorityClasses.batch).name;
}

/** Returns an annotation that lists the values with `notSecret`. So the plan and the cluster show them. */
function declaredPlain(args: PodArgs): { annotations?: Record<string, string> } {
  const paths = [
    ...plainPaths(args, ""),
    ...(["containers", "initContainers"] as const).flatMap((kind) =>
      Object.entries(args[kind] ?? {}).flatMap(([name, one]) => plainPaths(one, `${kind}.${name}.`)),
    ),
  ];
  return paths.length === 0 ? {} : { annotations: { [notSecretAnnotation]: paths.join(" ") } };
}

function plainPaths({ env = {}, ...words }: Pick<PodArgs, "env" | "command" | "args">, at: string): string[] {
  return [
    ...Object.entries(env).flatMap(([name, value]) => (isNotSecret(value) ? `${at}env.${name}` : [])),
    ...(["command", "args"] as const).flatMap((list) =>
      (words[list] ?? []).flatMap((word, index) => (isNotSecret(word) ? `${at}${list}[${index}]` : [])),
    ),
  ];
}

function podSpec({ workloadName, podLabels }: Subject, plan: PodPlan, args: PodArgs, shape: PodShape): PodSpec {
  const { emptyDirs, volumes: references, dnsPolicy, dnsConfig, hostAliases, initContainers, containers } = args;
  const all: VolumeArgs = { ...shape, emptyDirs, volumes: references };
  const volumes = podVolumes(all);
  const allContainers = [args, ...Object.values(initContainers ?? {}), ...Object.values(containers ?? {})];
  const constraints = spreadConstraints(podLabels, args, shape.spread);
  const more = (given: NonNullable<PodArgs["containers"] | PodArgs["initContainers"]>) =>
    Object.entries(given).map(([name, one]) =>
      moreContainer(name, one, containerPorts(plan, shape, name), readOnlyVolumes(all), containerUsers(args, one)),
    );
  return {
    serviceAccountName: workloadName,
    automountServiceAccountToken: plan.hasToken,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: gracePeriodOf(plan, args),
    ...(shape.restartPolicy !== undefined && { restartPolicy: shape.restartPolicy }),
    ...(shape.hostNetwork === true && { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" }),
    securityContext: securityContext(args, all),
    ...(initContainers !== undefined && { initContainers: more(initContainers) }),
    containers: [firstContainer(workloadName, plan, args, shape, all), ...more(containers ?? {})],
    ...(volumes.length > 0 && { volumes }),
    ...nodeRules(args, [...(shape.tolerations ?? []), ...deviceTolerations(allContainers)]),
    ...(constraints.length > 0 && { topologySpreadConstraints: constraints }),
    ...(dnsPolicy !== undefined && { dnsPolicy }),
    ...(dnsConfig !== undefined && { dnsConfig }),
    ...(hostAliases !== undefined && { hostAliases: [...hostAliases] }),
  };
}

function securityContext(args: PodArgs, volumes: VolumeArgs): types.input.core.v1.PodSecurityContext {
  const sysctls = Object.entries(args.sysctls ?? {}).map(([name, value]) => ({ name, value }));
  return {
    runAsNonRoot: true,
    ...podUsers(args),
    fsGroup: volumeGroup(args),
    ...(sysctls.length > 0 && { sysctls }),
    /* Otherwise each start would change the group of every file in a large volume. */
    ...(hasClaims(volumes) && { fsGroupChangePolicy: "OnRootMismatch" }),
    ...(args.supplementalGroups !== undefined && { supplementalGroups: [...args.supplementalGroups] }),
    seccompProfile: { type: "RuntimeDefault" },
  };
}

function firstContainer(
  workloadName: string,
  plan: PodPlan,
  args: PodArgs,
  shape: PodShape,
  volumes: VolumeArgs,
): Container {
  const ports = containerPorts(plan, shape, undefined);
  const drain = { preStop: { sleep: { seconds: preStopSeconds(plan, args) } } };
  const lifecycle = { ...(ports.length > 0 && drain), ...args.lifecycle };
  const env = Object.keys(plan.env).length > 0 ? { ...plan.env, ...args.env } : args.env;
  return container(
    workloadName,
    { ...args, env },
    {
      ports,
      mounts: volumeMounts(volumes),
      probes: probesOf(args, plan.ports),
      lifecycle: Object.keys(lifecycle).length > 0 ? lifecycle : undefined,
      ephemeralStorage: ephemeralStorage(volumes),
      user: containerUsers(args, args),
    },
  );
}

function containerPorts(
  plan: PodPlan,
  { hostPorts = {} }: PodShape,
  containerName: string | undefined,
): types.input.core.v1.ContainerPort[] {
  const ofContainer = (port: WorkloadPort) => port.container === containerName;
  return [...plan.ports, ...plan.otherPorts].filter(ofContainer).map(({ name, targetPort, protocol }) => ({
    name,
    containerPort: targetPort,
    ...(hostPorts[name] !== undefined && { hostPort: hostPorts[name] }),
    protocol,
  }));
}
