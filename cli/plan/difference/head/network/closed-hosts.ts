import type { RegisteredResource } from "../../../../../components/testing";
import { at, items, text } from "../../../../values";
import { kindOf, labelOf, nameOf, namespaceOf } from "../../../label";
import { joinedLabels } from "../names";
import { servedBy } from "./hosts";
import { isService } from "./selected-pods";

/** Hosts (with paths, for an Ingress) that nothing serves any more, although their Services and pods stay. */
export function closedHosts(
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
    const served = (is ?? []).filter((each) => each.place === place);
    const now = served.flatMap((each) => each.backends);
    if (open.length === 0 || open.some((name) => now.includes(name))) {
      return [];
    }
    const lost = joinedLabels(open.map((name) => `Service ${name}`));
    /* Requests that go to a new Service are a new version of it. */
    const others = now.filter((name) => services.has(name)).map((name) => `Service ${name}`);
    const moved = others.length === 0 ? [] : [`${place}: now routed to ${joinedLabels(others)} instead of ${lost}`];
    return served.length > 0
      ? moved
      : [`${place}: ${labelOf(owner)} no longer sends requests to ${lost} (which is not deleted)`];
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
