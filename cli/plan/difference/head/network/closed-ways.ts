import type { RegisteredResource } from "../../../../../components/testing";
import { type Fields, items, number, text } from "../../../../values";
import { workloads } from "../../../descriptions";
import { kindOf, labelOf, nameOf } from "../../../label";
import { joinedLabels } from "../names";
import { rule } from "../rule";
import { closedHosts } from "./closed-hosts";
import { hostNamer } from "./named-targets";
import { isService, selected } from "./selected-pods";

/*
 * Ways to pods that are deleted while the pods stay: Services and their ports, listeners of Gateways, and hosts and paths of Ingresses and routes. If
 * you remove a whole application, its pods are deleted, too.
 */

/** Lists the ways to pods that a change closes. */
export const closedWayLines = rule("unprotected", ({ before, after }) => {
  const now = new Map(after.map((each) => [each.urn, each]));
  const running = new Set(workloads(after).map(({ resource }) => resource.urn));
  const staying = (resource: RegisteredResource) => selected(resource, before).filter(({ urn }) => running.has(urn));
  const namesHost = hostNamer(after);
  const stillServed = new Set(after.filter(isService).map(nameOf));
  const callers = (service: RegisteredResource) =>
    stillServed.has(nameOf(service))
      ? []
      : workloads(after).flatMap(({ namespace, name, resource }) =>
          namesHost(`${namespace}/${name}`, [nameOf(service)]) ? [labelOf(resource)] : [],
        );
  return [
    ...before.filter(isService).flatMap((service) => {
      const pods = staying(service);
      const later = now.get(service.urn);
      return later === undefined
        ? goneService(service, pods, callers(service))
        : closedPorts(service, later, pods.length === 0 ? undefined : portsOf(after, pods));
    }),
    ...before.filter(isGateway).flatMap((gateway) => closedListeners(gateway, now.get(gateway.urn))),
    ...closedHosts(before, after, (service) => staying(service).length > 0),
  ];
});

/** A Service that is deleted although its pods stay or others call it. */
function goneService(
  service: RegisteredResource,
  pods: readonly RegisteredResource[],
  callers: readonly string[],
): string[] {
  const stays = `${joinedLabels(pods.map(labelOf))} stay${pods.length === 1 ? "s" : ""}`;
  const called = `${joinedLabels(callers)} still name${callers.length === 1 ? "s" : ""} it`;
  return pods.length + callers.length === 0
    ? []
    : [`${labelOf(service)}: deleted, but ${callers.length === 0 ? stays : called}`];
}

/** Ports of a Service at which its pods still listen. */
function closedPorts(
  service: RegisteredResource,
  later: RegisteredResource,
  listening: ReadonlySet<string> | undefined,
): string[] {
  const still = new Set(items(later.inputs, "spec", "ports").map(portOf));
  return items(service.inputs, "spec", "ports")
    .filter(
      (port) =>
        listening !== undefined && !still.has(portOf(port)) && (listening.size === 0 || listening.has(targetOf(port))),
    )
    .map((port) => `${labelOf(service)}: no longer serves port ${portOf(port)}`);
}

function portOf(port: Fields): string {
  const protocol = text(port, "protocol") ?? "TCP";
  return `${text(port, "port") ?? "(known later)"}${protocol === "TCP" ? "" : `/${protocol}`}`;
}

function targetOf(port: Fields): string {
  return text(port, "targetPort") ?? text(port, "port") ?? "";
}

/** Returns the ports that workloads declare, by number and name. */
function portsOf(resources: readonly RegisteredResource[], own: readonly RegisteredResource[]): Set<string> {
  const urns = new Set(own.map(({ urn }) => urn));
  const ports = workloads(resources)
    .filter(({ resource }) => urns.has(resource.urn))
    .flatMap(({ podSpec }) => items(podSpec, "containers"))
    .flatMap((container) => items(container, "ports"));
  return new Set(ports.flatMap((port) => [text(port, "containerPort") ?? [], text(port, "name") ?? []].flat()));
}

function isGateway(resource: RegisteredResource): boolean {
  return resource.type.startsWith("kubernetes:gateway.") && kindOf(resource) === "Gateway" && resource.read !== true;
}

function closedListeners(gateway: RegisteredResource, later: RegisteredResource | undefined): string[] {
  const still = new Set(items(later?.inputs, "spec", "listeners").map((each) => number(each, "port")));
  const gone = items(gateway.inputs, "spec", "listeners").flatMap((each) => number(each, "port") ?? []);
  return later === undefined
    ? []
    : [...new Set(gone.filter((port) => !still.has(port)))].map(
        (port) => `${labelOf(gateway)}: no longer listens on port ${port}`,
      );
}
