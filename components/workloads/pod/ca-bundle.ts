import { type CaBundle, caConfigMapName, caDirectory, workloadCaVariables } from "../../trust";
import type { PodArgs } from "./args";

const volume = "ca-bundle";

/** Adds the platform's certificate authorities to all containers of a pod. Variables and mounts that a container sets itself take precedence. */
export function trusting(args: PodArgs, bundle: CaBundle | undefined): PodArgs {
  if (bundle === undefined || args.volumes?.[volume] !== undefined) {
    return args;
  }
  const variables = Object.fromEntries(workloadCaVariables(bundle).map(({ name, value }) => [name, value]));
  const { initContainers, containers } = args;
  const more = <Container extends Pick<PodArgs, "env"> & { readonly mounts?: object }>(one: Container): Container => ({
    ...one,
    env: { ...variables, ...one.env },
    mounts: { [volume]: caDirectory, ...one.mounts },
  });
  return {
    ...args,
    env: { ...variables, ...args.env },
    volumes: { ...args.volumes, [volume]: { configMap: caConfigMapName(bundle), mountPath: caDirectory } },
    ...(initContainers !== undefined && { initContainers: each(initContainers, more) }),
    ...(containers !== undefined && { containers: each(containers, more) }),
  };
}

function each<T>(map: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).map(([name, one]) => [name, change(one)]));
}
