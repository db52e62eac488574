import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import type { ComponentNode } from "../../pages/contract";
import { shortened } from "../../shortened";
import { isolations } from "../network";
import { otherNetworks } from "./network-ways";
import type { Reachability } from "./reach";

const internet = new Set(["internet", "anywhere"]);

/** Says what pods may reach outside the cluster: tenants first, then add-ons, then the routes to other networks. */
export function outboundLines(
  resources: readonly RegisteredResource[],
  { connections, places }: Reachability,
  nodes: readonly ComponentNode[],
): string[] {
  const tenants = nodes.filter(({ category }) => category === "tenant").map(({ name }) => name);
  const pods = isolations(resources);
  const free = pods.flatMap(({ isOut, place }) => (isOut ? [] : [place]));
  const out = connections.flatMap(({ from, ports, to }) => {
    const [sender, target] = [places[from], places[to]];
    return sender === undefined ||
      sender.namespace === "" ||
      !internet.has(target?.name ?? "") ||
      target?.namespace !== ""
      ? []
      : [{ namespace: sender.namespace, name: sender.name, ports: ports.map((port) => port.replace(/\/TCP$/, "")) }];
  });
  const isTenant = (namespace: string) => tenants.includes(namespace);
  const ownFree = free.filter((each) => isTenant(namespaceIn(each)));
  const othersFree = [...new Set(free.filter((each) => !ownFree.includes(each)).map(namespaceIn))];
  const own = out.filter(({ namespace }) => isTenant(namespace));
  const closed = tenants.filter(
    (name) => !ownFree.some((each) => each.startsWith(`${name}/`)) && !own.some(({ namespace }) => namespace === name),
  );
  const others = groupBy(
    out.filter(({ namespace }) => !isTenant(namespace)),
    ({ namespace }) => namespace,
  );
  const closedOthers = [...new Set(pods.map(({ place }) => namespaceIn(place)))].filter(
    (name) => !(isTenant(name) || others.has(name) || othersFree.includes(name)),
  );
  const otherWords = [...others].map(([namespace, all]) => {
    const ports = all.some((each) => each.ports.length === 0) ? [] : [...new Set(all.flatMap((each) => each.ports))];
    return ports.length === 0 ? `${namespace} on every port` : `${namespace} ${ports.join(", ")}`;
  });
  return [
    ...(closed.length === 0 ? [] : [`${shortened(closed)} · nothing to the internet, because no policy allows it`]),
    ...own.map(
      ({ name, namespace, ports }) =>
        `${namespace}/${name} · may reach the internet on ${ports.length === 0 ? "every port" : ports.join(", ")}`,
    ),
    ...(ownFree.length === 0 ? [] : [`${shortened(ownFree)} · may reach everything: no policy limits what they send`]),
    ...(otherWords.length === 0 ? [] : [`Add-ons to the internet, by namespace and port · ${otherWords.join("; ")}`]),
    ...(closedOthers.length === 0 ? [] : [`Add-ons in ${shortened(closedOthers, 6)} · nothing to the internet`]),
    ...(othersFree.length === 0
      ? []
      : [`Pods in ${shortened(othersFree)} · may reach everything: no policy limits what they send`]),
    ...otherNetworks(resources).flatMap(({ ranges, way }) =>
      ranges.length === 0
        ? []
        : [`Other networks · ${ranges.join(", ")} through the ${way}, for pods whose policies allow these addresses`],
    ),
  ];
}

/** Returns the namespace of a place, such as `shop/web`; a place without one is in the namespace `default`. */
function namespaceIn(place: string): string {
  return place.includes("/") ? place.slice(0, place.indexOf("/")) : "default";
}
