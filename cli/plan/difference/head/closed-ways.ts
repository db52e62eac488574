import type { RegisteredResource } from "../../../../components/testing";
import { at, type Fields, items, number, text } from "../../../values";
import { workloads } from "../../descriptions";
import { kindOf, labelOf, nameOf, namespaceOf } from "../../label";
import type { Compared, HeadLine } from "./contract";
import { servedBy } from "./hosts";
import { joinedLabels } from "./names";
import { isService, selected } from "./selected-pods";

/*
 * Ways to pods that go while the pods stay: Services, their ports, listeners of gateways, and the hosts and paths of Ingresses and routes.
 * Whoever retires an application deletes its pods, too.
 */

/** Lists the ways to pods that a change closes. */
export function closedWayLines({ before, after }: Compared): HeadLine[] {
  const now = new Map(after.map((each) => [each.urn, each]));
  const running = new Set(workloads(after).map(({ resource }) => resource.urn));
  const staying = (resource: RegisteredResource) => selected(resource, before).filter(({ urn }) => running.has(urn));
  const lines = [
    ...before.filter(isService).flatMap((service) => {
      const pods = staying(service);
      const later = now.get(service.urn);
      return pods.length === 0 ? [] : closedPorts(service, later, portsOf(after, pods), pods);
    }),
    ...before.filter(isGateway).flatMap((gateway) => closedListeners(gateway, now.get(gateway.urn))),
    ...closedHosts(before, after, (service) => staying(service).length > 0),
  ];
  return lines.map((line) => ({ class: "unprotected", text: line }));
}

/** A Service whose pods stay, or one of its ports at which they still listen. */
function closedPorts(
  service: RegisteredResource,
  later: RegisteredResource | undefined,
  listening: ReadonlySet<string>,
  pods: readonly RegisteredResource[],
): string[] {
  if (later === undefined) {
    return [`${labelOf(service)}: deleted, while ${joinedLabels(pods.map(labelOf))} stays`];
  }
  const still = new Set(items(later.inputs, "spec", "ports").map((port) => text(port, "port")));
  return items(service.inputs, "spec", "ports")
    .filter((port) => !still.has(text(port, "port")) && (listening.size === 0 || listening.has(targetOf(port))))
    .map((port) => `${labelOf(service)}: no longer serves port ${text(port, "port") ?? "(known later)"}`);
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

/** Hosts, with their paths on an Ingress, that nothing serves any more although the Services behind them and their pods stay. */
function closedHosts(
  before: readonly RegisteredResource[],
  after: readonly RegisteredResource[],
  hasPods: (service: RegisteredResource) => boolean,
): string[] {
  const services = new Map(before.filter(isService).map((each) => [nameOf(each), each]));
  const stay = new Set(after.filter(isService).map(nameOf));
  const [was, is] = [before, after].map((resources) => resources.flatMap(placesOf));
  return (was ?? []).flatMap(({ place, owner, backends }) => {
    const open = backends.filter((name) => {
      const service = services.get(name);
      return service !== undefined && stay.has(name) && hasPods(service);
    });
    return open.length === 0 || (is ?? []).some((each) => each.place === place)
      ? []
      : [
          `${place}: ${labelOf(owner)} no longer serves it, while ${joinedLabels(open.map((name) => `Service ${name}`))} stays`,
        ];
  });
}

/** A host, perhaps with a path, and the Services behind it. */
interface Place {
  readonly place: string;
  readonly owner: RegisteredResource;
  readonly backends: readonly string[];
}

function placesOf(owner: RegisteredResource): Place[] {
  const hosts = servedBy(owner);
  const inNamespace = (name: string | undefined) => (name === undefined ? [] : [`${namespaceOf(owner)}/${name}`]);
  if (hosts.length > 0 && kindOf(owner) === "Ingress") {
    return items(owner.inputs, "spec", "rules").flatMap((rule) =>
      items(rule, "http", "paths").map((each) => ({
        place: `${text(rule, "host") ?? "every host"}${text(each, "path") ?? "/"}`,
        owner,
        backends: inNamespace(text(each, "backend", "service", "name")),
      })),
    );
  }
  const backends = items(owner.inputs, "spec", "rules")
    .flatMap((rule) => items(at(rule, "backendRefs")))
    .flatMap((each) => inNamespace(text(each, "name")));
  return hosts.map((host) => ({ place: `${host}/`, owner, backends }));
}
