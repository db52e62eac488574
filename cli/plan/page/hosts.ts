import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { at, items, text, texts } from "../../values";

const ingressType = /^kubernetes:networking\.k8s\.io\/\w+:Ingress$/;
const routeType = /^kubernetes:gateway\.networking\.k8s\.io\/\w+:\w+Route$/;

/** Lists the hosts of Ingresses and Gateway API routes, each with the Services that answer there. */
export function hostLines(resources: readonly RegisteredResource[]): string[] {
  const doors = resources.flatMap((resource) =>
    ingressType.test(resource.type)
      ? ingressDoors(resource)
      : routeType.test(resource.type)
        ? routeDoors(resource)
        : [],
  );
  const lines = [...groupBy(doors, ({ host }) => host)].map(([host, same]) => {
    const services = [...new Set(same.flatMap((door) => door.services))].sort();
    return `${host} · ${services.length === 0 ? "redirects" : services.join(", ")}`;
  });
  return lines.sort();
}

/** A host, and the Services to which one of its rules sends requests. */
interface Door {
  readonly host: string;
  readonly services: readonly string[];
}

function ingressDoors({ inputs }: RegisteredResource): Door[] {
  const named = namer(inputs);
  return items(inputs, "spec", "rules").map((rule) => ({
    host: text(rule, "host") ?? "every host",
    services: items(rule, "http", "paths").flatMap((path) => named(at(path, "backend", "service", "name"))),
  }));
}

function routeDoors({ inputs }: RegisteredResource): Door[] {
  const named = namer(inputs);
  const services = items(inputs, "spec", "rules").flatMap((rule) =>
    items(rule, "backendRefs").flatMap(({ name }) => named(name)),
  );
  const hosts = texts(inputs, "spec", "hostnames");
  return (hosts.length === 0 ? ["every host"] : hosts).map((host) => ({ host, services }));
}

function namer(inputs: unknown): (name: unknown) => string[] {
  const namespace = text(inputs, "metadata", "namespace") ?? "default";
  return (name) => (typeof name === "string" ? [`${namespace}/${name}`] : []);
}
