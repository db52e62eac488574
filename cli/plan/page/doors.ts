import type { RegisteredResource } from "../../../components/testing";
import type { Door } from "../../pages/contract";
import { shortened } from "../../shortened";
import { items, text } from "../../values";
import { doorName, type FrontDoor, frontDoors, openings } from "../findings";
import { kindOf, labelOf, namespaceOf } from "../label";
import { isPolicy } from "../network";
import { hostLines } from "./hosts";

const rank: Readonly<Record<Door["exposure"], number>> = { public: 0, unknown: 1, internal: 2 };

/** Lists the load balancers with their hosts, the public ones first. */
export function doorsOf(resources: readonly RegisteredResource[]): Door[] {
  const doors = frontDoors(resources);
  const listed = doors.map((door): Door => {
    const served = resources.filter((resource) => isServed(resource, door, doors.length));
    return {
      name: doorName(door),
      exposure: door.exposure,
      kind: door.kind,
      ports: door.ports,
      sources: door.sources,
      hosts: hostLines(served, resources),
    };
  });
  return listed.sort((one, other) => rank[one.exposure] - rank[other.exposure]);
}

/** Lists what else the internet reaches: everything except load balancers and the pods behind them. */
export function otherOpenings(resources: readonly RegisteredResource[]): string[] {
  const doors = frontDoors(resources).filter(({ exposure }) => exposure !== "internal");
  const shown = new Set(doors.map(({ resource }) => labelOf(resource)));
  const behind = new Set(doors.map(({ resource }) => namespaceOf(resource)));
  const others = resources.filter(
    (resource) => !(shown.has(labelOf(resource)) || (isPolicy(resource) && behind.has(namespaceOf(resource)))),
  );
  const names = new Set(others.map(labelOf));
  return openings(resources).filter((line) => names.has(line.slice(0, line.indexOf(": "))));
}

/** Ingresses name a class, routes name a Gateway. Without a class, the only load balancer serves an Ingress. */
function isServed(resource: RegisteredResource, door: FrontDoor, doors: number): boolean {
  if (resource === door.resource) {
    return true;
  }
  if (!resource.type.startsWith("kubernetes:")) {
    return false;
  }
  if (kindOf(resource) === "Ingress") {
    const name = text(resource.inputs, "spec", "ingressClassName");
    return name === undefined ? doors === 1 : name === door.serves;
  }
  const isRoute = kindOf(resource).endsWith("Route");
  if (kindOf(door.resource) === "EnvoyProxy") {
    return isRoute;
  }
  return (
    isRoute &&
    items(resource.inputs, "spec", "parentRefs").some((parent) => {
      const gateway = `${text(parent, "namespace") ?? namespaceOf(resource)}/${text(parent, "name") ?? ""}`;
      return gateway === door.serves || gateway.split("/")[0] === namespaceOf(door.resource);
    })
  );
}

/** Says where a load balancer is reached and for which hosts. */
export function doorWords({ exposure, hosts, kind, ports, sources }: Door): string[] {
  const on =
    ports.length === 0 ? "ports known after up" : `${ports.length === 1 ? "port" : "ports"} ${ports.join(", ")}`;
  const names = shortened(hosts.map((host) => host.split(" · ")[0] ?? ""));
  const whom = sources.length === 0 ? [] : [`only from ${sources.join(", ")}`];
  const unknown = exposure === "unknown" ? ["the cluster's network decides who reaches it"] : [];
  return [kind, on, ...whom, ...unknown, ...(names === "" ? [] : [`for ${names}`])];
}

/** Says in a line who comes in through a load balancer, and what answers. */
export function doorLine(door: Door): string {
  return [door.name, ...doorWords(door)].join(" · ");
}
