import type { types } from "@pulumi/kubernetes";
import type { Input } from "@pulumi/pulumi";
import { type NotSecret, notSecret, plainOf } from "../../plain-secrets";
import { moreMount } from "../volumes";
import type { ContainerArgs, InitContainerArgs, MoreContainerArgs } from "./container-args";
import { environment } from "./environment";
import { checkedImage, pullPolicy } from "./image";
import { givenProbes, type Probes } from "./probes";
import { resourcesOf } from "./resources";

type Container = types.input.core.v1.Container;

/** The parts of a container that depend on its pod. */
export interface ContainerPlace {
  readonly ports: types.input.core.v1.ContainerPort[];
  readonly mounts: types.input.core.v1.VolumeMount[];
  readonly probes: Probes;
  readonly lifecycle: types.input.core.v1.Lifecycle | undefined;
  /** Disk space of the node that it may use, as a Kubernetes quantity. */
  readonly ephemeralStorage: string;
  /** User and group of the process. Empty if the pod sets them. */
  readonly user: Pick<types.input.core.v1.SecurityContext, "runAsUser" | "runAsGroup">;
  /** `Always` makes an init container a sidecar. @default none: the container ends */
  readonly restartPolicy?: "Always";
}

/** Renders a container with bounded resources, a read-only file system and no way to gain privileges. */
export function container(name: string, args: ContainerArgs, place: ContainerPlace): Container {
  const { add } = args.capabilities ?? {};
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
    resources: resourcesOf(args.resources ?? {}, place.ephemeralStorage),
    ...place.probes,
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: args.readOnlyRootFilesystem ?? true,
      capabilities: { drop: ["ALL"], ...(add !== undefined && { add: [...add] }) },
      ...place.user,
    },
    ...(place.mounts.length > 0 && { volumeMounts: place.mounts }),
  };
}

/** Renders a container in addition to the first one. By default it runs as the pod's user. */
export function moreContainer(
  name: string,
  args: MoreContainerArgs | InitContainerArgs,
  ports: types.input.core.v1.ContainerPort[],
  readOnlyVolumes: ReadonlySet<string>,
  user: ContainerPlace["user"],
): Container {
  const more: MoreContainerArgs = args;
  const { lifecycle, mounts = {} } = more;
  return container(name, args, {
    ports,
    mounts: Object.entries(mounts).map(([volume, mount]) => moreMount(volume, mount, readOnlyVolumes)),
    probes: givenProbes(more),
    lifecycle,
    ephemeralStorage: "1024Mi",
    user,
    ...("restartPolicy" in args && { restartPolicy: args.restartPolicy }),
  });
}

/** Everybody who can read Deployments would see a secret in the pod template. */
function plainWords(words: readonly (Input<string> | NotSecret)[], path: string): Input<string>[] {
  const fix = "mount a Secret, and pass the path of its file";
  return words.map((word, index) =>
    notSecret(plainOf(word), { path: `${path}[${index}]`, wanted: "a plain value", fix }),
  );
}
