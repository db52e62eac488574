import type { types } from "@pulumi/kubernetes";
import type { PodArgs } from "./args";
import type { ContainerArgs } from "./container-args";

type Users = Pick<types.input.core.v1.SecurityContext, "runAsUser" | "runAsGroup">;
type UserArgs = Pick<ContainerArgs, "runAsUser" | "runAsGroup">;

/** Default user and group of processes. The number is high, so that the node has no such user. */
const defaultUser = 10001;

/** Reports whether a container of the pod runs as its image's user. Such a pod sets no user, because a container cannot unset the pod's user. */
function usesImageUser(args: PodArgs): boolean {
  const all: UserArgs[] = [args, ...Object.values(args.containers ?? {}), ...Object.values(args.initContainers ?? {})];
  return all.some(({ runAsUser }) => runAsUser === "image");
}

/** Returns the user and group of the pod. */
export function podUsers(args: PodArgs): Users {
  const user = numeric(args.runAsUser) ?? defaultUser;
  return usesImageUser(args) ? {} : { runAsUser: user, runAsGroup: args.runAsGroup ?? user };
}

/** Returns the group that owns the volumes. */
export function volumeGroup({ fsGroup, runAsUser }: PodArgs): number {
  return fsGroup ?? numeric(runAsUser) ?? defaultUser;
}

/** Returns the user and group of a container if they differ from the pod's. */
export function containerUsers(args: PodArgs, own: UserArgs): Users {
  const isFirst = own === args;
  if (!usesImageUser(args)) {
    return isFirst ? {} : definedUsers(numeric(own.runAsUser), own.runAsGroup ?? numeric(own.runAsUser));
  }
  const user = own.runAsUser ?? args.runAsUser ?? defaultUser;
  return user === "image" ? definedUsers(undefined, own.runAsGroup) : definedUsers(user, own.runAsGroup ?? user);
}

function definedUsers(runAsUser: number | undefined, runAsGroup: number | undefined): Users {
  return { ...(runAsUser !== undefined && { runAsUser }), ...(runAsGroup !== undefined && { runAsGroup }) };
}

function numeric(user: UserArgs["runAsUser"]): number | undefined {
  return user === "image" ? undefined : user;
}
