import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { exactlyOne, matches, whole } from "../../checks";
import { expected, isPlain, type Problem } from "../../problems";
import type { ContainerArgs } from "./container-args";
import { isReference } from "./environment";
import { checkImage } from "./image";
import { checkResources } from "./resources";

/** A handler of a probe or of a lifecycle hook. */
type Handler = Pick<types.input.core.v1.Probe, "exec" | "grpc" | "httpGet" | "tcpSocket"> &
  Pick<types.input.core.v1.LifecycleHandler, "sleep">;

/** Bounds of a user or group. */
export const notRoot = { min: 1, fix: "0 is root" };

/** Lists the mistakes in a container. */
export function checkContainer(args: ContainerArgs): Problem[] {
  return [
    ...(isPlain(args.image) ? checkImage(args.image) : []),
    ...checkResources(args.resources ?? {}),
    ...checkEnvironment(args.env ?? {}),
    ...(args.envFrom ?? []).flatMap(({ prefix = "" }, index) =>
      matches(
        `envFrom[${index}].prefix`,
        prefix,
        /^([A-Za-z_][A-Za-z0-9_]*)?$/,
        'the beginning of a name of letters, digits and "_"',
      ),
    ),
    ...(["readinessProbe", "livenessProbe", "startupProbe"] as const).flatMap((name) =>
      checkHandler(name, args[name], ["httpGet", "tcpSocket", "grpc", "exec"]),
    ),
    ...(["preStop", "postStart"] as const).flatMap((name) => {
      const handler = plainPart(plainPart(args.lifecycle)?.[name]);
      return checkHandler(`lifecycle.${name}`, handler, ["httpGet", "tcpSocket", "exec", "sleep"]);
    }),
    ...whole("runAsUser", args.runAsUser, notRoot),
    ...whole("runAsGroup", args.runAsGroup, notRoot),
  ];
}

function checkEnvironment(env: NonNullable<ContainerArgs["env"]>): Problem[] {
  const references = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"];
  return Object.entries(env).flatMap(([name, value]) => [
    ...matches("env", name, /^[A-Za-z_][A-Za-z0-9_.-]*$/, 'a name of letters, digits, "_", "-" and "."'),
    ...(isReference(value) ? exactlyOne(`env.${name}`, value, references) : []),
  ]);
}

function checkHandler(path: string, handler: Handler | undefined, kinds: readonly (keyof Handler)[]): Problem[] {
  if (handler === undefined) {
    return [];
  }
  return [
    ...exactlyOne(path, handler, kinds),
    ...(["httpGet", "tcpSocket"] as const).flatMap((kind) => {
      const host = plainPart(handler[kind])?.host;
      return host === undefined ? [] : [expected(`${path}.${kind}.host`, "the pod itself", host, "remove host")];
    }),
  ];
}

/** Returns a part of an object, or nothing while it is an Output. */
export function plainPart<T>(value: pulumi.Input<T> | undefined): T | undefined {
  return isPlain(value) ? value : undefined;
}
