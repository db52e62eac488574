import type { RegisteredResource } from "../../components/testing";
import { childrenByParent } from "./dependencies";
import { labelOf } from "./label";
import { type LeafLine, leafLines, noteWriter, type NotesOf } from "./leaf-lines";
import { waves } from "./waves";

/** A line of the tree, and what is below it. */
export interface TreeNode extends LeafLine {
  /** Set for a component. */
  readonly component: boolean;
  readonly children: readonly TreeNode[];
}

/** Arranges resources as components and what is in them; leaves first, then components, both in the order they are made. */
export function tree(resources: readonly RegisteredResource[]): TreeNode[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const children = childrenByParent(resources);
  const notesOf = noteWriter(resources);
  const waveOf = waves(resources);
  const nodesOf = (urns: readonly string[]): TreeNode[] => {
    const siblings = urns
      .flatMap((urn) => byUrn.get(urn) ?? [])
      .sort((a, b) => (waveOf.get(a.urn) ?? 0) - (waveOf.get(b.urn) ?? 0));
    const isLeaf = ({ urn, component }: RegisteredResource) => !component && !children.has(urn);
    const leaves = leafLines(siblings.filter(isLeaf), notesOf);
    return [
      ...leaves.map((line) => ({ ...line, component: false, children: [] })),
      ...siblings
        .filter((resource) => !isLeaf(resource))
        .map((resource) => branchNode(resource, notesOf, nodesOf(children.get(resource.urn) ?? []))),
    ];
  };
  return nodesOf(resources.filter(({ parent }) => parent === undefined || !byUrn.has(parent)).map(({ urn }) => urn));
}

function branchNode(resource: RegisteredResource, notesOf: NotesOf, children: readonly TreeNode[]): TreeNode {
  const size = children.reduce((sum, child) => sum + child.size, 1);
  const { component } = resource;
  const isGrouping = component && resource.opaque !== true;
  const line = isGrouping ? undefined : leafLines([resource], notesOf)[0];
  return { label: labelOf(resource), notes: line?.notes ?? [], alarms: line?.alarms ?? [], component, size, children };
}
