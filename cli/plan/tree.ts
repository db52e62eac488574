import type { RegisteredResource } from "../../components/testing";
import { childrenByParent } from "./dependencies";
import { groupBy } from "./groups";
import { chartOf, kindOf, labelOf, nameOf, namespaceOf } from "./label";
import { valueNotes } from "./value-notes";
import { waves } from "./waves";

/** A line of the tree, and what is below it. */
export interface TreeNode {
  readonly label: string;
  /** Said after the label, less loudly. */
  readonly notes: readonly string[];
  /** Set for a component. */
  readonly component: boolean;
  /** How many resources there are in it, itself included. */
  readonly size: number;
  readonly children: readonly TreeNode[];
}

/** Arranges resources as components and what is in them; leaves first, then components, both in the order they are made. */
export function tree(resources: readonly RegisteredResource[]): TreeNode[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const children = childrenByParent(resources);
  const notesOf = (resource: RegisteredResource) => resourceNotes(resource, byUrn);
  const waveOf = waves(resources);
  const nodesOf = (urns: readonly string[]): TreeNode[] => {
    const siblings = urns
      .flatMap((urn) => byUrn.get(urn) ?? [])
      .sort((a, b) => (waveOf.get(a.urn) ?? 0) - (waveOf.get(b.urn) ?? 0));
    const isLeaf = ({ urn, component }: RegisteredResource) => !component && !children.has(urn);
    const branches = siblings.filter((resource) => !isLeaf(resource));
    return [
      ...leafNodes(siblings.filter(isLeaf), notesOf),
      ...branches.map((resource) => branchNode(resource, notesOf(resource), nodesOf(children.get(resource.urn) ?? []))),
    ];
  };
  return nodesOf(resources.filter(({ parent }) => parent === undefined || !byUrn.has(parent)).map(({ urn }) => urn));
}

type NotesOf = (resource: RegisteredResource) => readonly string[];

function branchNode(resource: RegisteredResource, notes: readonly string[], children: readonly TreeNode[]): TreeNode {
  const size = children.reduce((sum, child) => sum + child.size, 1);
  return { label: labelOf(resource), notes, component: resource.component, size, children };
}

/** Leaves that have nothing to say share a line: those of one kind, and those of one name, such as a workload's. */
function leafNodes(leaves: readonly RegisteredResource[], notesOf: NotesOf): TreeNode[] {
  const isQuiet = (leaf: RegisteredResource) => notesOf(leaf).length === 0;
  const kindAndPlace = (leaf: RegisteredResource) => `${kindOf(leaf)} in ${namespaceOf(leaf)}`;
  const alike = groupBy(leaves.filter(isQuiet), kindAndPlace);
  const lines = groupBy(leaves, (leaf) => {
    if (!isQuiet(leaf)) {
      return leaf.urn;
    }
    return (alike.get(kindAndPlace(leaf)) ?? []).length > 1 ? kindAndPlace(leaf) : nameOf(leaf);
  });
  return [...lines.values()].map((line) => lineNode(line, notesOf));
}

function lineNode(line: readonly RegisteredResource[], notesOf: NotesOf): TreeNode {
  const [first, second] = line;
  if (first !== undefined && second === undefined) {
    return branchNode(first, notesOf(first), []);
  }
  const [kind = "", ...otherKinds] = new Set(line.map(kindOf));
  const [name = ""] = line.map(nameOf);
  const [namespace = ""] = line.map(namespaceOf);
  if (otherKinds.length > 0) {
    const label = `${[kind, ...otherKinds].join(", ")} ${name}`;
    return { label, notes: [], component: false, size: line.length, children: [] };
  }
  const names = line.map((leaf) => nameOf(leaf).slice(namespace === "" ? 0 : namespace.length + 1));
  const label = `${kind} ×${line.length}${namespace === "" ? "" : ` in ${namespace}`}`;
  return { label, notes: [names.join(", ")], component: false, size: line.length, children: [] };
}

function resourceNotes(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): string[] {
  if (resource.component && resource.opaque !== true) {
    return [];
  }
  const chart = chartOf(resource);
  return [
    ...(chart === "" ? [] : [chart]),
    ...(resource.opaque === true ? ["made by its provider; what is inside cannot be seen offline"] : []),
    ...(resource.read === true ? ["exists, and is only read"] : []),
    ...valueNotes(resource, byUrn),
  ];
}
