import { constants } from "node:os";
import type { types } from "@pulumi/kubernetes";
import type { Input } from "@pulumi/pulumi";
import { exactlyOne, matches, notEmpty, oneOf, whole } from "../../checks";
import { expected, type Problem, plainPart, quote } from "../../problems";
import type { ContainerArgs, Probe } from "./container-args";

/** A handler of a probe or of a lifecycle hook. */
type Handler = Pick<types.input.core.v1.Probe, "exec" | "grpc" | "httpGet" | "tcpSocket"> &
  Pick<types.input.core.v1.LifecycleHandler, "sleep">;

type Header = types.input.core.v1.HTTPHeader;

type ProbeName = "readinessProbe" | "livenessProbe" | "startupProbe";

const probeNames = ["readinessProbe", "livenessProbe", "startupProbe"] as const satisfies ProbeName[];
const signals = Object.keys(constants.signals);
const portNumbers = { min: 1, max: 65535 };

/**
 * Lists the mistakes in the probes and hooks of a container, by the rules of Kubernetes' `validateProbe` and `validateHandler`.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
 *
 * @param portNames names of the container's ports; `undefined` if they are not known
 */
export function checkProbes(args: ContainerArgs, portNames: readonly string[] | undefined): Problem[] {
  return [
    ...oneOf("lifecycle.stopSignal", plainPart(args.lifecycle)?.stopSignal, signals),
    ...probeNames.flatMap((name) => checkProbe(name, plainPart<Probe>(args[name]), portNames)),
    ...(["preStop", "postStart"] as const).flatMap((name) => {
      const handler = plainPart(plainPart(args.lifecycle)?.[name]);
      return checkHandler(`lifecycle.${name}`, handler, ["httpGet", "tcpSocket", "exec", "sleep"], portNames);
    }),
  ];
}

function checkProbe(name: ProbeName, probe: Probe | undefined, portNames: readonly string[] | undefined): Problem[] {
  if (probe === undefined) {
    return [];
  }
  const seconds = { unit: "seconds" };
  return [
    ...checkHandler(name, probe, ["httpGet", "tcpSocket", "grpc", "exec"], portNames),
    ...whole(`${name}.initialDelaySeconds`, probe.initialDelaySeconds, { min: 0, ...seconds }),
    ...(["timeoutSeconds", "periodSeconds"] as const).flatMap((key) =>
      whole(`${name}.${key}`, probe[key], { min: 1, ...seconds }),
    ),
    ...whole(`${name}.failureThreshold`, probe.failureThreshold, { min: 1 }),
    ...checkSuccesses(name, probe.successThreshold),
    ...checkGrace(name, probe.terminationGracePeriodSeconds),
  ];
}

function checkSuccesses(name: ProbeName, given: Probe["successThreshold"]): Problem[] {
  const path = `${name}.successThreshold`;
  const fix = "only a readinessProbe can have a higher threshold";
  return name === "readinessProbe" ? whole(path, given, { min: 1 }) : whole(path, given, { min: 1, max: 1, fix });
}

function checkGrace(name: ProbeName, given: Probe["terminationGracePeriodSeconds"]): Problem[] {
  const path = `${name}.terminationGracePeriodSeconds`;
  const message = "is not allowed, because a readinessProbe never stops a container; remove it";
  return name === "readinessProbe" && given !== undefined
    ? [{ path, message }]
    : whole(path, given, { min: 1, unit: "seconds" });
}

function checkHandler(
  path: string,
  handler: Handler | undefined,
  kinds: readonly (keyof Handler)[],
  portNames: readonly string[] | undefined,
): Problem[] {
  if (handler === undefined) {
    return [];
  }
  const { command } = plainPart(handler.exec) ?? {};
  const grpc = plainPart(handler.grpc);
  return [
    ...exactlyOne(path, handler, kinds),
    ...(["httpGet", "tcpSocket"] as const).flatMap((kind) => {
      const { host, port } = plainPart(handler[kind]) ?? {};
      const elsewhere = expected(
        `${path}.${kind}.host`,
        "no host, because only the pod itself is allowed",
        host,
        "remove it",
      );
      return [
        ...(host === undefined ? [] : [elsewhere]),
        ...checkPort(`${path}.${kind}.port`, plainPart<number | string>(port), portNames),
      ];
    }),
    ...checkHttp(`${path}.httpGet`, plainPart(handler.httpGet)),
    ...(grpc === undefined ? [] : whole(`${path}.grpc.port`, grpc.port, portNumbers)),
    ...notEmpty(`${path}.exec.command`, plainPart(command), "word"),
    ...matches(`${path}.exec.command[0]`, plainPart(command)?.[0], /./, "a program"),
    ...whole(`${path}.sleep.seconds`, plainPart(handler.sleep)?.seconds, { min: 0, unit: "seconds" }),
  ];
}

function checkPort(path: string, port: number | string | undefined, names: readonly string[] | undefined): Problem[] {
  if (typeof port !== "string") {
    return whole(path, port, portNumbers);
  }
  if (/^\d+$/.test(port)) {
    return [expected(path, "a number, or the name of a port", port, `write ${port} without quotes`)];
  }
  const known = names?.length === 0 ? "it has none" : `it has ${(names ?? []).map(quote).join(", ")}`;
  return names === undefined || names.includes(port)
    ? []
    : [expected(path, `a port number, or the name of a port of the container (${known})`, port)];
}

function checkHttp(path: string, http: types.input.core.v1.HTTPGetAction | undefined): Problem[] {
  const headers = plainPart<Input<Header>[]>(http?.httpHeaders) ?? [];
  return [
    ...matches(`${path}.path`, http?.path, /^\//, 'a path that begins with "/"'),
    ...oneOf(`${path}.scheme`, http?.scheme, ["HTTP", "HTTPS"]),
    ...headers.flatMap((header, index) => {
      const form = 'a name of letters, digits and "-"';
      return matches(`${path}.httpHeaders[${index}].name`, plainPart<Header>(header)?.name, /^[-A-Za-z0-9]+$/, form);
    }),
  ];
}
