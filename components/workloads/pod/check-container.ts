import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { collectProblems, isPlain, type Problem, quote } from "../../problems";
import type { ContainerArgs } from "./container-args";
import { isReference } from "./environment";
import { checkImage } from "./image";
import { checkResources } from "./resources";

/** A handler of a probe or of a lifecycle hook. */
type Handler = Pick<types.input.core.v1.Probe, "exec" | "grpc" | "httpGet" | "tcpSocket"> &
  Pick<types.input.core.v1.LifecycleHandler, "sleep">;

/** Objections to a container. */
export function checkContainer(args: ContainerArgs): Problem[] {
  return collectProblems([
    ...(isPlain(args.image) ? checkImage(args.image) : []),
    ...checkResources(args.resources ?? {}),
    ...checkEnvironment(args.env ?? {}),
    ...(args.envFrom ?? []).map(
      ({ prefix = "" }, index) =>
        !/^([A-Za-z_][A-Za-z0-9_]*)?$/.test(prefix) && {
          path: `envFrom[${index}].prefix`,
          message: `the beginning of a name of letters, digits and "_", given ${quote(prefix)}`,
        },
    ),
    ...(["readinessProbe", "livenessProbe", "startupProbe"] as const).flatMap((name) =>
      checkHandler(args[name], name, ["httpGet", "tcpSocket", "grpc", "exec"]),
    ),
    ...(["preStop", "postStart"] as const).flatMap((name) =>
      checkHandler(plainPart(plainPart(args.lifecycle)?.[name]), `lifecycle.${name}`, [
        "httpGet",
        "tcpSocket",
        "exec",
        "sleep",
      ]),
    ),
    badId(args.runAsUser, "runAsUser", "a user id above 0 (0 is root)"),
    badId(args.runAsGroup, "runAsGroup", "a group id above 0 (0 is root's)"),
  ]);
}

/** An objection to an id of a user or group that is root's or none. */
export function badId(id: number | undefined, path: string, wanted: string): Problem | false {
  return id !== undefined && (!Number.isInteger(id) || id < 1) && { path, message: `${wanted}, given ${quote(id)}` };
}

function checkEnvironment(env: NonNullable<ContainerArgs["env"]>): (Problem | false)[] {
  return Object.entries(env).flatMap(([name, value]) => [
    !/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name) && {
      path: "env",
      message: `a name of letters, digits, "_", "-" and ".", given ${quote(name)}`,
    },
    isReference(value) &&
      Object.keys(value).length !== 1 && {
        path: `env.${name}`,
        message: `exactly one of fieldRef, resourceFieldRef, configMapKeyRef and secretKeyRef, given ${quote(Object.keys(value))}`,
      },
  ]);
}

function checkHandler(handler: Handler | undefined, path: string, kinds: readonly (keyof Handler)[]) {
  if (handler === undefined) {
    return [];
  }
  const given = kinds.filter((kind) => handler[kind] !== undefined);
  const hosts = (["httpGet", "tcpSocket"] as const).filter((kind) => plainPart(handler[kind])?.host !== undefined);
  return [
    given.length !== 1 && { path, message: `exactly one of ${kinds.join(", ")}, given ${quote(given)}` },
    ...hosts.map((kind) => ({
      path: `${path}.${kind}.host`,
      message: `the pod itself, given ${quote(plainPart(handler[kind])?.host)}: leave host out`,
    })),
  ];
}

/** A part of an object that is known; nothing where it is an Output. */
export function plainPart<T>(value: pulumi.Input<T> | undefined): T | undefined {
  return isPlain(value) ? value : undefined;
}
