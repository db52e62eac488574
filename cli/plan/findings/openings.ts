import type { RegisteredResource } from "../../../components/testing";
import { isEverybody } from "../../clouds";
import { shortened } from "../../shortened";
import { at, type Fields, fields, items, texts } from "../../values";
import { cloudOpenings, isOfCloud } from "../descriptions";
import { labelOf, namespaceOf } from "../label";
import { flowLines, isPolicy, policyOf, type Rule } from "../network";
import { type FrontDoor, frontDoors, internalNamespaces } from "./front-doors";
import { loadBalancer } from "./load-balancers";

/** Lists what the internet can reach, one line each. Pods behind internal load balancers only are not in it. */
export function openings(resources: readonly RegisteredResource[]): string[] {
  const doors = frontDoors(resources);
  const internal = internalNamespaces(doors);
  const byUrn = new Map(doors.map((door) => [door.resource.urn, door]));
  return resources.flatMap((resource) => {
    if (isPolicy(resource) && internal.has(namespaceOf(resource))) {
      return [];
    }
    const door = byUrn.get(resource.urn);
    const open = openingsOf(resource);
    const all = open.length === 0 && door?.exposure === "public" ? [forWhom(resource)] : open;
    return all.map((what) => `${labelOf(resource)}: ${door === undefined ? what : inFull(what, door)}`);
  });
}

/** Lists the parts of a resource that the internet can reach, one line each. */
export function openingsOf(resource: RegisteredResource): readonly string[] {
  if (resource.read === true) {
    return [];
  }
  if (isPolicy(resource)) {
    return openPolicy(resource);
  }
  if (isOfCloud(resource)) {
    return cloudOpenings(resource);
  }
  const balancer = loadBalancer(resource);
  const isCilium = resource.type.startsWith("kubernetes:cilium.io/");
  return [...(balancer === "public" ? [forWhom(resource)] : []), ...(isCilium ? openCilium(resource.inputs) : [])];
}

/** Names the kind of a public load balancer, and its ports. */
function inFull(what: string, { kind, ports }: FrontDoor): string {
  const on = ports.length === 0 ? "" : ` on ${ports.length === 1 ? "port" : "ports"} ${ports.join(", ")}`;
  const own = kind === "load balancer" ? "" : ` (${kind})`;
  return `${what}${own}${on}`;
}

function forWhom({ inputs }: RegisteredResource): string {
  const ranges = texts(at(inputs, "spec", "loadBalancerSourceRanges"));
  return ranges.length === 0 ? "a public load balancer" : `a public load balancer for ${shortened(ranges)}`;
}

/** Reports policies that admit everybody who can reach the pods; behind a load balancer or a node's public address that is the internet. */
function openPolicy(resource: RegisteredResource): string[] {
  const policy = policyOf(resource);
  const open = (policy.ingress ?? []).filter(isForEverybody);
  return open.length === 0 ? [] : flowLines([{ ...policy, ingress: open, egress: undefined }]);
}

function isForEverybody({ peers }: Rule): boolean {
  return peers.length === 0 || peers.some((peer) => isEverybody(at(peer, "ipBlock", "cidr")) || isWorld(peer.entity));
}

/** Reports whether a Cilium entity includes everybody outside the cluster. */
function isWorld(entity: unknown): boolean {
  return entity === "world" || entity === "all";
}

function openCilium({ spec }: Fields): string[] {
  const isOpen = ({ fromEntities, fromCIDR, fromCIDRSet }: Fields) =>
    texts(fromEntities).some(isWorld) ||
    [...texts(fromCIDR), ...items(fromCIDRSet).map(({ cidr }) => cidr)].some(isEverybody);
  return items(fields(spec).ingress).some(isOpen) ? ["every address may connect"] : [];
}
