import type { RegisteredResource } from "../../../components/testing";
import { selects } from "../../label-selector";
import { type Fields, fields } from "../../values";
import { isPolicy, policyOf } from "./policies";
import type { Policy } from "./policy";
import { demandsOf, isSelection, ownPlace, peerPlace } from "./reach";
import { type Pods, topologies } from "./topology";

/** Pods that policies select by labels. */
export interface Selection {
  /** Its name, as `reaches` gives it. */
  readonly place: string;
  /** The labels that the pods must have, with their whole keys. */
  readonly labels: readonly string[];
  /** The labels that the pods' namespaces must have; empty for any namespace. */
  readonly namespaceLabels: readonly string[];
  /** The declared workloads and releases that it selects, as `namespace/name`. */
  readonly declared: readonly string[];
  /** Reports whether everything that another selection selects is in this one, too. */
  includes(other: Selection): boolean;
  /** What it selects: the declared pods, otherwise pods that have just the labels of the selectors. */
  readonly pods: readonly Selected[];
}

type Selected = Pick<Pods, "labels" | "namespaceLabels">;

interface Selectors {
  readonly namespaces: unknown;
  readonly pods: unknown;
}

/** Returns all selections of pods in a program's policies, by the name of their place. */
export function selections(resources: readonly RegisteredResource[]): ReadonlyMap<string, Selection> {
  const declared = topologies(resources).flatMap(({ pods }) => pods);
  const all = resources
    .filter((resource) => isPolicy(resource) && resource.read !== true)
    .map(policyOf)
    .flatMap(selectorsOf);
  return new Map(all.map(([place, selectors]) => [place, selectionOf(place, selectors, declared)]));
}

function selectorsOf(policy: Policy): (readonly [string, Selectors])[] {
  const here = { matchLabels: { "kubernetes.io/metadata.name": policy.namespace } };
  const peers = [...(policy.ingress ?? []), ...(policy.egress ?? [])].flatMap((rule) => rule.peers);
  return [
    [ownPlace(policy), { namespaces: here, pods: policy.podSelector }],
    ...peers
      .filter(isSelection)
      .map(
        (peer) =>
          [
            peerPlace(policy, peer, new Map()),
            { namespaces: peer.namespaceSelector ?? here, pods: peer.podSelector },
          ] as const,
      ),
  ];
}

function selectionOf(place: string, { namespaces, pods }: Selectors, declared: readonly Pods[]): Selection {
  const isIn = (each: Selected) => selects(namespaces, each.namespaceLabels) && selects(pods, each.labels);
  const own = declared.filter(isIn);
  const alone: Selected = { labels: matchLabels(pods), namespaceLabels: matchLabels(namespaces) };
  return {
    place,
    labels: demandsOf(pods),
    namespaceLabels: demandsOf(namespaces),
    declared: own.map(({ name, namespace }) => (namespace === "" ? name : `${namespace}/${name}`)),
    pods: own.length === 0 ? [alone] : own,
    includes: (other) => other.pods.every(isIn),
  };
}

function matchLabels(selector: unknown): Fields {
  return fields(selector, "matchLabels");
}
