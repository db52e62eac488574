import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import { at, type Fields, items, text, texts } from "../../values";
import { kindOf, labelOf, nameOf, namespaceOf } from "../label";

/** A host and path that an object claims, and what distinguishes it from others with the same host and path. */
interface Route {
  readonly resource: RegisteredResource;
  readonly url: string;
  readonly identity: string;
}

/** Lists hosts and paths that several objects claim. The controller decides which object gets their requests. */
export function sharedRoutes(managed: readonly RegisteredResource[]): string[] {
  const objects = managed.filter(({ read, type }) => type.startsWith("kubernetes:") && read !== true);
  const listeners = listenersOf(objects);
  const routes = objects.flatMap((resource) => [...ingressRoutes(resource), ...gatewayRoutes(resource, listeners)]);
  return [...groupBy(routes, ({ identity }) => identity).values()].flatMap((alike) => {
    const labels = [...new Set(alike.map(({ resource }) => labelOf(resource)))];
    return labels.length < 2 ? [] : [`${alike[0]?.url ?? ""} is claimed by more than one object: ${shortened(labels)}`];
  });
}

const canary = "nginx.ingress.kubernetes.io/canary";

function ingressRoutes(resource: RegisteredResource): Route[] {
  const { metadata, spec } = resource.inputs;
  /* A canary shares the host and path of its main Ingress on purpose. */
  if (kindOf(resource) !== "Ingress" || text(at(metadata, "annotations", canary)) === "true") {
    return [];
  }
  const ingressClass = text(at(spec, "ingressClassName"));
  return items(at(spec, "rules")).flatMap(({ host, http }) =>
    items(at(http, "paths")).map(({ path, pathType }) =>
      routeOf(resource, { host: text(host), path: text(path), more: [ingressClass, text(pathType)] }),
    ),
  );
}

function gatewayRoutes(resource: RegisteredResource, listeners: ReadonlyMap<string, string>): Route[] {
  const kind = kindOf(resource);
  if (kind !== "HTTPRoute" && kind !== "GRPCRoute") {
    return [];
  }
  const { spec } = resource.inputs;
  const matches = items(at(spec, "rules")).flatMap(pathsOf);
  return items(at(spec, "parentRefs")).flatMap(({ name, namespace, sectionName }) => {
    const asked = listenerKey(resource, `${text(namespace) ?? namespaceOf(resource)}/${text(name) ?? ""}`, sectionName);
    const listener = listeners.get(asked) ?? asked;
    return texts(at(spec, "hostnames")).flatMap((host) =>
      matches.map(({ path, type }) => routeOf(resource, { host, path, more: [listener, type] })),
    );
  });
}

/** Returns the paths of a rule that matches by path alone. */
function pathsOf({ matches }: Fields): { readonly type: string; readonly path: string | undefined }[] {
  const all = items(matches);
  return (all.length === 0 ? [{}] : all)
    .filter((match) => Object.keys(match).every((key) => key === "path"))
    .map(({ path }) => ({ type: text(at(path, "type")) ?? "PathPrefix", path: text(at(path, "value")) }));
}

function routeOf(resource: RegisteredResource, { host = "any host", path = "/", more }: RouteParts): Route {
  const url = `${host}${path.replace(/\/+$/, "") || "/"}`;
  return { resource, url, identity: [resource.provider ?? "", url, ...more].join(" ") };
}

interface RouteParts {
  readonly host: string | undefined;
  readonly path: string | undefined;
  /** What else distinguishes it. */
  readonly more: readonly (string | undefined)[];
}

/** Returns class and port of the program's listeners. Gateways of one class may share ports. */
function listenersOf(objects: readonly RegisteredResource[]): Map<string, string> {
  return new Map(
    objects
      .filter((resource) => kindOf(resource) === "Gateway")
      .flatMap((resource) =>
        items(at(resource.inputs, "spec", "listeners")).map(
          ({ name, port }) =>
            [
              listenerKey(resource, nameOf(resource), name),
              `${text(at(resource.inputs, "spec", "gatewayClassName")) ?? ""} ${text(port) ?? ""}`,
            ] as const,
        ),
      ),
  );
}

function listenerKey({ provider = "" }: RegisteredResource, gateway: string, listener: unknown): string {
  return [provider, gateway, text(listener) ?? ""].join(" ");
}
