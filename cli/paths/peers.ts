import { holds } from "./addresses";
import type { Answer } from "./answer";
import type { Cni, Connection, End, Fabric, PodEnd } from "./contract";
import type { Direction, Peer } from "./policies";

/**
 * Reports whether a peer of a rule means the other end of a connection.
 *
 * @param connection as the policy sees it
 */
export function means(peer: Peer, other: End, direction: Direction, connection: Connection, fabric: Fabric): Answer {
  switch (peer.kind) {
    case "pods":
      return other.kind === "pods" && podsMean(peer, other) && seesService(peer, direction, connection, fabric);
    case "block":
      return blockMeans(peer.block, other, direction, connection, fabric);
    case "entities":
      return entitiesMean(peer.entities, other);
    case "hosts":
      return other.kind === "outside" ? undefined : false;
    default:
      return undefined;
  }
}

/** Pods whose labels are only assumed may have other ones. */
function podsMean(peer: Extract<Peer, { kind: "pods" }>, other: PodEnd): Answer {
  return peer.matches(other) || (other.assumed !== undefined && peer.isAbout(other) ? undefined : false);
}

/**
 * The VPC CNI judges what leaves a pod before the Service's address is translated. It knows that address only if the policy's selector of
 * pods also fits the labels that the Service selects.
 * https://github.com/aws/amazon-network-policy-controller-k8s/blob/main/pkg/resolvers/endpoints.go (getMatchingServiceClusterIPs)
 */
function seesService(
  peer: Extract<Peer, { kind: "pods" }>,
  direction: Direction,
  { through }: Connection,
  { cni }: Fabric,
): boolean {
  return cni !== "vpc-cni" || direction === "ingress" || through === undefined || peer.fits(through.selector);
}

/**
 * In Cilium, pods and nodes have identities, and a block of addresses does not match them. An API server outside of the cluster has an address, too.
 * https://docs.cilium.io/en/stable/security/policy/language/#cidr-based
 * https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2
 * In other CNIs, a block matches everything with such an address. https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
function blockMeans(
  block: Extract<Peer, { kind: "block" }>["block"],
  other: End,
  direction: Direction,
  { through }: Connection,
  { cni, pods, services }: Fabric,
): Answer {
  if (identities.has(cni) && (other.kind === "pods" || other.kind === "nodes")) {
    return false;
  }
  if (other.kind !== "pods") {
    return holds(block, other.ranges);
  }
  const isBeforeTranslation = cni === "vpc-cni" && direction === "egress" && through !== undefined;
  return holds(block, isBeforeTranslation ? services : pods);
}

const identities: ReadonlySet<Cni> = new Set(["cilium", "dataplane-v2"]);

/** https://docs.cilium.io/en/stable/security/policy/language/#entities-based */
function entitiesMean(entities: ReadonlySet<string>, other: End): boolean {
  const has = (...names: readonly string[]) => names.some((name) => entities.has(name));
  if (has("all")) {
    return true;
  }
  switch (other.kind) {
    case "pods":
      return has("cluster");
    case "nodes":
      /* The other end may run on the same node or on another one. */
      return has("cluster") || (has("host") && has("remote-node"));
    case "api-server":
      return has("kube-apiserver", "world");
    default:
      return has("world");
  }
}
