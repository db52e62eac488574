import { collectProblems, type Problem, quote } from "../../problems";
import { type CheckablePorts, portsOf } from "../service/check-ports";
import type { Exposure } from "./args";

/** What of a workload's options its exposure is checked by. */
export interface CheckableExposure extends CheckablePorts {
  readonly expose?: Exposure;
}

/** The hosts of an exposure, the first one first; `usual` is the one that is not said. */
export function hostsOf({ host, hosts }: Exposure, usual: string): readonly [string, ...string[]] {
  const [first = host ?? usual, ...others] = hosts ?? [];
  return [first, ...others];
}

/** Objections to how a workload is let in; `domain` is the platform's. */
export function checkExposure({ expose, ...args }: CheckableExposure, domain: string | undefined): Problem[] {
  if (expose === undefined) {
    return [];
  }
  const { path = "/", protocol = "HTTP" } = expose;
  return collectProblems([
    ...checkHosts(expose, domain),
    !path.startsWith("/") && {
      path: "expose.path",
      message: `a path from "/", given ${quote(path)}: write ${quote(`/${path}`)}`,
    },
    !["HTTP", "GRPC"].includes(protocol) && {
      path: "expose.protocol",
      message: `"HTTP" or "GRPC", given ${quote(protocol)}`,
    },
    protocol === "GRPC" &&
      path !== "/" && {
        path: "expose.path",
        message: `"/" with protocol "GRPC", given ${quote(path)}: methods are paths of their own; leave it out`,
      },
    ...checkExposedPort(expose, args),
  ]);
}

function checkHosts(expose: Exposure, domain: string | undefined): (Problem | false)[] {
  const { host, hosts, redirectHosts = [] } = expose;
  const all = [...(host === undefined ? [] : [["expose.host", host] as const]), ...named("hosts", hosts ?? [])];
  const unnamed = hosts === undefined && (host ?? "") === "";
  const every = [...all, ...named("redirectHosts", redirectHosts)].filter(([, name]) => name !== "");
  return [
    host !== undefined &&
      hosts !== undefined && { path: "expose.host", message: "host and hosts exclude one another: keep one" },
    hosts?.length === 0 && {
      path: "expose.hosts",
      message: "at least one host, given none: leave it out for the usual one",
    },
    unnamed &&
      domain === undefined && {
        path: "expose.host",
        message: "a host name, given nothing, and the platform has no domain: set keelson:domain, or expose.host",
      },
    ...every.map(
      ([path, name], index) =>
        every.findIndex(([, other]) => other === name) !== index && {
          path,
          message: `a host of its own, given ${quote(name)} twice: leave one out`,
        },
    ),
    ...every.map(
      ([path, name]) =>
        !/^(?=.{1,253}$)([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z0-9-]{1,63}$/.test(name) && {
          path,
          message: `a host name such as "web.example.com", given ${quote(name)}`,
        },
    ),
    /* A Gateway has 64 listeners, of which each host may take two. */
    every.length > 32 && {
      path: "expose.hosts",
      message: `at most 32 hosts in all, given ${every.length}: expose several workloads`,
    },
  ];
}

function named(option: string, hosts: readonly string[]): (readonly [string, string])[] {
  return hosts.map((host, index) => [`expose.${option}[${index}]`, host] as const);
}

function checkExposedPort(expose: Exposure, args: CheckablePorts): (Problem | false)[] {
  const ports = portsOf(args).filter(({ protocol }) => protocol === "TCP");
  return [
    ports.length === 0 && { path: "expose", message: "a workload with a port, given none: set port" },
    expose.port !== undefined &&
      ports.length > 0 &&
      !ports.some(({ name }) => name === expose.port) && {
        path: "expose.port",
        message: `one of ${ports.map(({ name }) => quote(name)).join(", ")}, given ${quote(expose.port)}`,
      },
  ];
}
