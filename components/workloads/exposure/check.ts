import { absolutePath, matches, notBoth, notEmpty, once, oneOf } from "../../checks";
import { collectProblems, expected, type Problem } from "../../problems";
import { type PortArgs, portsOf } from "../service";
import type { Exposure } from "./args";

/** Options that decide how a workload is exposed. */
export interface CheckableExposure extends PortArgs {
  readonly expose?: Exposure;
}

/** Returns the hosts of an exposure, or the default host. */
export function hostsOf({ host, hosts }: Exposure, usual: string): readonly [string, ...string[]] {
  const [first = host === undefined || host === "" ? usual : host, ...others] = hosts ?? [];
  return [first, ...others];
}

/**
 * Lists the mistakes in the exposure of a workload.
 *
 * @param domain the platform's domain
 */
export function checkExposure({ expose, ...args }: CheckableExposure, domain: string | undefined): Problem[] {
  if (expose === undefined) {
    return [];
  }
  const { path = "/", protocol = "HTTP" } = expose;
  return [
    ...checkHosts(expose, domain),
    ...absolutePath("expose.path", path),
    ...matches("expose.path", path, /^[\w\-.~!$&'()*+,;=:@%/]*$/, "the path of a URL"),
    ...oneOf("expose.protocol", protocol, ["HTTP", "GRPC"]),
    ...collectProblems([
      protocol === "GRPC" &&
        path !== "/" &&
        expected(
          "expose.path",
          '"/" with protocol "GRPC"',
          path,
          "remove the option path, because gRPC uses paths for its methods",
        ),
    ]),
    ...notBoth("expose.gatewayClassName", expose.gatewayClassName, "expose.ingressClassName", expose.ingressClassName),
    ...checkExposedPort(expose, args),
  ];
}

function checkHosts(expose: Exposure, domain: string | undefined): Problem[] {
  const { host, hosts, redirectHosts } = expose;
  const every = [
    ...(host === undefined ? [] : [["expose.host", host] as const]),
    ...named("expose.hosts", hosts),
    ...named("expose.redirectHosts", redirectHosts),
  ].filter(([, name]) => name !== "");
  const names = every.map(([, name]) => name);
  const isUnnamed = hosts === undefined && (host ?? "") === "" && domain === undefined;
  const pattern = /^(?=.{1,253}$)([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z0-9-]{1,63}$/;
  return [
    ...notBoth("expose.host", host, "expose.hosts", hosts),
    ...notEmpty("expose.hosts", hosts, "host", "to use the default host, remove the option"),
    ...collectProblems([
      isUnnamed && {
        path: "expose.host",
        message: "is required, because the platform has no domain; set it, or set keelson:domain",
      },
    ]),
    ...once("expose.hosts", names, "host"),
    ...every.flatMap(([path, name]) => matches(path, name, /[a-z]/, "a host name, not an address")),
    ...every.flatMap(([path, name]) => matches(path, name, pattern, 'a host name such as "web.example.com"')),
    /* A Gateway has at most 64 listeners, and each host can use two. */
    ...collectProblems([
      names.length > 32 &&
        expected("expose.hosts", "at most 32 hosts in total", names.length, "split the hosts among several workloads"),
    ]),
  ];
}

function named(path: string, hosts: readonly string[] = []): (readonly [string, string])[] {
  return hosts.map((host, index) => [`${path}[${index}]`, host] as const);
}

function checkExposedPort({ port }: Exposure, args: PortArgs): Problem[] {
  const ports = portsOf(args).filter(({ protocol }) => protocol === "TCP");
  const names = ports.map(({ name }) => name);
  return names.length === 0
    ? [{ path: "expose", message: "needs a TCP port; set the option port, or remove the option expose" }]
    : oneOf("expose.port", port, names);
}
