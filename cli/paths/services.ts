import { type Fields, fields, items, number, text } from "../values";
import { namespaceOf, type PlainObject } from "../wiring";
import type { Connection, End } from "./contract";
import { podsWith, type Scene } from "./scene";

/** The address that a caller uses for pods: the Service's address, or the pods' own if the caller reads endpoints. */
export type Way = "service" | "endpoints";

/** Lists the connections from an end to the pods behind a Service's port, by name or number; of every port if none is given. */
export function toService(scene: Scene, from: End, service: PlainObject, port: unknown, way: Way): Connection[] {
  const { ports, selector } = fields(service, "spec");
  const wanted = text(port);
  const meant = items(ports).filter(
    (one) => wanted === undefined || text(one, "name") === wanted || text(one, "port") === wanted,
  );
  return meant.flatMap((one) => toPods(scene, from, service, { port: one, selector: fields(selector), way }));
}

interface Called {
  readonly port: Fields;
  readonly selector: Fields;
  readonly way: Way;
}

function toPods(scene: Scene, from: End, service: PlainObject, { port, selector, way }: Called): Connection[] {
  /* Without a selector, somebody else writes the endpoints. */
  const pods = Object.keys(selector).length === 0 ? [] : podsWith(scene, selector, namespaceOf(service));
  const isTranslated = way === "service" && text(service, "spec", "clusterIP") !== "None";
  const through = { port: number(port, "port") ?? 0, selector };
  return pods.map(({ end }) => ({
    from,
    to: end,
    port: targetOf(port, end),
    ...(isTranslated && { through }),
  }));
}

/** Returns the port of the pods that a Service's port means. */
function targetOf({ port, protocol: given, targetPort = port }: Fields, to: End): Connection["port"] {
  const protocol = text(given) ?? "TCP";
  if (typeof targetPort === "number") {
    return { number: targetPort, protocol };
  }
  const declared = to.kind === "pods" ? to.ports : [];
  const found = declared.find((one) => one.name === targetPort && one.protocol === protocol);
  return { protocol, ...(found !== undefined && { number: found.number }) };
}
