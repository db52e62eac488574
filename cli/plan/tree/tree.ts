import type { RegisteredResource } from "../../../components/testing";
import { isProvider, labelOf } from "../label";
import { isPolicy } from "../network";
import { childrenByParent, waves } from "../order";
import type { LeafLine } from "./family-line";
import { leafLines, type NoteWriter, noteWriter } from "./leaf-lines";
import { notesOfAll } from "./option-notes";

/** A line of the tree, and the lines below it. */
export interface TreeNode extends LeafLine {
  /** Whether it is a component. */
  readonly component: boolean;
  /** The URN of the line's resource; absent for several resources, or for one without children. */
  readonly urn?: string;
  readonly children: readonly TreeNode[];
}

/** Arranges resources as a tree of components: leaves first, then components, both in the order in which they are created. */
export function tree(resources: readonly RegisteredResource[]): TreeNode[] {
  const program = programOf(resources);
  return nodes(program.top, program, []);
}

/** The data behind the lines of the tree. */
interface Program {
  readonly writer: NoteWriter;
  readonly top: readonly RegisteredResource[];
  /** In the order in which they are created. */
  readonly childrenOf: (resource: RegisteredResource) => readonly RegisteredResource[];
}

function programOf(resources: readonly RegisteredResource[]): Program {
  const writer = noteWriter(resources);
  const children = childrenByParent(resources);
  const waveOf = waves(resources);
  const inOrder = (all: readonly RegisteredResource[]) =>
    [...all].sort((a, b) => (waveOf.get(a.urn) ?? 0) - (waveOf.get(b.urn) ?? 0));
  const childrenOf = ({ urn }: RegisteredResource) =>
    inOrder((children.get(urn) ?? []).flatMap((child) => writer.byUrn.get(child) ?? []));
  const top = inOrder(resources.filter(({ parent }) => parent === undefined || !writer.byUrn.has(parent)));
  return { writer, top, childrenOf };
}

function nodes(resources: readonly RegisteredResource[], program: Program, saidAbove: readonly string[]): TreeNode[] {
  const { writer } = program;
  const leaves = resources.filter((resource) => isLeaf(resource, program));
  return [
    ...leafLines(leaves, writer, saidAbove).map((line) => ({ ...line, component: false, children: [] })),
    ...resources
      .filter((resource) => !leaves.includes(resource))
      .map((resource) => branch(resource, program, saidAbove)),
  ];
}

function isLeaf(resource: RegisteredResource, { childrenOf }: Program): boolean {
  return !resource.component && childrenOf(resource).length === 0;
}

function branch(resource: RegisteredResource, program: Program, saidAbove: readonly string[]): TreeNode {
  const ofAll = notesOfAll(inside(resource, program), program.writer.byUrn).filter((note) => !saidAbove.includes(note));
  const above = [...saidAbove, ...ofAll];
  const { component } = resource;
  if (!component || resource.opaque === true) {
    const [line] = leafLines([resource], program.writer, saidAbove);
    const { label = labelOf(resource), notes = [], alarms = [], size = 1 } = line ?? {};
    return node(resource, { label, notes, alarms, size }, nodes(program.childrenOf(resource), program, above), ofAll);
  }
  const main = mainLine(resource, program, above);
  const others = program.childrenOf(resource).filter((child) => main === undefined || isPolicy(child));
  const line =
    main === undefined
      ? { label: labelOf(resource), notes: [], alarms: [], size: 1 }
      : { ...main, label: `${labelOf(resource)}: ${main.label}`, size: main.size + 1 };
  return node(resource, line, nodes(others, program, above), ofAll);
}

/**
 * Returns the only line of a component that has one, such as a workload; policies do not count. The tree shows it on the component's own
 * line.
 */
function mainLine(resource: RegisteredResource, program: Program, saidAbove: readonly string[]): LeafLine | undefined {
  const others = program.childrenOf(resource).filter((child) => !isPolicy(child));
  const isPlain = others.every((child) => isLeaf(child, program) && !isProvider(child));
  const lines = isPlain ? leafLines(others, program.writer, saidAbove) : [];
  return lines.length === 1 ? lines[0] : undefined;
}

function node(
  { component, urn }: RegisteredResource,
  line: LeafLine,
  children: readonly TreeNode[],
  ofAll: readonly string[],
): TreeNode {
  const size = children.reduce((sum, child) => sum + child.size, line.size);
  return { ...line, notes: [...line.notes, ...ofAll], size, component, urn, children };
}

function inside(resource: RegisteredResource, program: Program): RegisteredResource[] {
  return program.childrenOf(resource).flatMap((child) => [child, ...inside(child, program)]);
}
