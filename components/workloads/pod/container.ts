import type { types } from "@pulumi/kubernetes";
import type { Input } from "@pulumi/pulumi";
import { notSecret } from "../../not-secret";
import { moreMount } from "../volumes/objects";
import type { ContainerArgs, InitContainerArgs, MoreContainerArgs, Resources } from "./container-args";
import { defaultRequests } from "./defaults";
import { environment } from "./environment";
import { checkedImage, pullPolicy } from "./image";
import type { Probes } from "./probes";

type Container = types.input.core.v1.Container;

/** What a container gets from the pod around it. */
export interface ContainerPlace {
  readonly ports: types.input.core.v1.ContainerPort[];
  readonly mounts: types.input.core.v1.VolumeMount[];
  readonly probes: Probes;
  readonly lifecycle: types.input.core.v1.Lifecycle | undefined;
  /** How much of the node's disk it may use, as a Kubernetes quantity. */
  readonly ephemeralStorage: string;
  /** @default the pod's */
  readonly user?: Pick<types.input.core.v1.SecurityContext, "runAsUser" | "runAsGroup">;
  /** Lets an init container run on. @default it ends */
  readonly restartPolicy?: "Always";
}

/** Renders a container: bounded, read-only, and with nothing to gain more privileges by. */
export function container(name: string, args: ContainerArgs, place: ContainerPlace): Container {
  return {
    name,
    image: checkedImage(args.image),
    imagePullPolicy: args.imagePullPolicy ?? pullPolicy(args.image),
    ...(place.restartPolicy !== undefined && { restartPolicy: place.restartPolicy }),
    ...(args.command !== undefined && { command: plainWords(args.command, "command") }),
    ...(args.args !== undefined && { args: plainWords(args.args, "args") }),
    ...(args.workingDir !== undefined && { workingDir: args.workingDir }),
    ...environment(args),
    ...(place.ports.length > 0 && { ports: place.ports }),
    ...(place.lifecycle !== undefined && { lifecycle: place.lifecycle }),
    resources: resources(args.resources ?? {}, place.ephemeralStorage),
    ...place.probes,
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
      ...place.user,
    },
    ...(place.mounts.length > 0 && { volumeMounts: place.mounts }),
  };
}

/** Renders a container beside the first one; it runs as the pod's user unless it names another. */
export function moreContainer(
  name: string,
  args: MoreContainerArgs | InitContainerArgs,
  ports: types.input.core.v1.ContainerPort[],
  readOnlyVolumes: ReadonlySet<string>,
): Container {
  const { readinessProbe, livenessProbe, startupProbe, lifecycle, mounts = {}, runAsUser }: MoreContainerArgs = args;
  const runAsGroup = args.runAsGroup ?? runAsUser;
  return container(name, args, {
    ports,
    mounts: Object.entries(mounts).map(([volume, mount]) => moreMount(volume, mount, readOnlyVolumes)),
    probes: {
      ...(readinessProbe !== undefined && { readinessProbe }),
      ...(livenessProbe !== undefined && { livenessProbe }),
      ...(startupProbe !== undefined && { startupProbe }),
    },
    lifecycle,
    ephemeralStorage: "1024Mi",
    user: { ...(runAsUser !== undefined && { runAsUser }), ...(runAsGroup !== undefined && { runAsGroup }) },
    ...("restartPolicy" in args && { restartPolicy: args.restartPolicy }),
  });
}

/** In a pod's template everybody who may read Deployments would see a secret. */
function plainWords(words: readonly Input<string>[], path: string): Input<string>[] {
  const fix = "mount a Secret, and name the file";
  return words.map((word, index) => notSecret(word, { path: `${path}[${index}]`, wanted: "a plain value", fix }));
}

function resources(given: Resources, ephemeralStorage: string): types.input.core.v1.ResourceRequirements {
  const memory = given.requests?.memory ?? defaultRequests.memory;
  const cpuLimit = given.limits?.cpu;
  return {
    requests: { cpu: given.requests?.cpu ?? defaultRequests.cpu, memory, "ephemeral-storage": "64Mi" },
    limits: {
      ...(cpuLimit !== undefined && { cpu: cpuLimit }),
      memory: given.limits?.memory ?? memory,
      "ephemeral-storage": ephemeralStorage,
    },
  };
}
