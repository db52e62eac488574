import type { Plan } from "./plan";
import { countLines, outputLines, warningLines, waveLines } from "./sections";
import { type TreeNode, tree } from "./tree";
import { waveSummary } from "./wave-summary";
import { wrap } from "./wrap";

/** How text is made to stand out; plain where it is not for a terminal. */
export interface TextStyle {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly yellow: (text: string) => string;
}

/** Text as it is. */
export const PLAIN: TextStyle = { bold: (text) => text, dim: (text) => text, yellow: (text) => text };

const WIDTH = 120;

/** The plan as a person at a terminal reads it. */
export function planText(plan: Plan, style: TextStyle): string {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [style.bold(title), ...lines.map((line) => `  ${line}`), ""];
  return [
    style.bold(`${plan.project}, stack ${plan.stack}`),
    ...plan.notes.map((note) => style.dim(note)),
    "",
    ...treeLines(tree(plan.resources), style),
    "",
    ...section("The order, as waves", orderLines(plan, style)),
    ...section(
      "Counts",
      countLines(plan).flatMap((line) => wrap(line, WIDTH, "    ")),
    ),
    ...section(
      "Warnings",
      warningLines(plan).map((line) => style.yellow(line)),
    ),
    ...section("Outputs", outputLines(plan)),
  ].join("\n");
}

/** A tree in lines, with the guides that lead the eye. */
function treeLines(nodes: readonly TreeNode[], style: TextStyle): string[] {
  return nodes.flatMap((node) => [...nodeLines(node, "", "", style), ...branchLines(node.children, " ", style)]);
}

function branchLines(nodes: readonly TreeNode[], guide: string, style: TextStyle): string[] {
  return nodes.flatMap((node, index) => {
    const isLast = index === nodes.length - 1;
    const below = `${guide}${isLast ? "   " : "│  "}`;
    return [
      ...nodeLines(node, `${guide}${isLast ? "└─ " : "├─ "}`, below, style),
      ...branchLines(node.children, below, style),
    ];
  });
}

/** A node's own lines: the label, then its notes, which go on below it where they are long. */
function nodeLines(node: TreeNode, branch: string, below: string, style: TextStyle): string[] {
  const notes = node.notes.length === 0 ? "" : `  ${node.notes.join("; ")}`;
  const [first = "", ...more] = wrap(`${node.label}${notes}`, WIDTH - branch.length, "    ");
  const label = node.component ? style.bold(node.label) : node.label;
  const start = first.startsWith(node.label) ? `${label}${style.dim(first.slice(node.label.length))}` : first;
  return [`${style.dim(branch)}${start}`, ...more.map((line) => style.dim(`${below}${line}`))];
}

function orderLines(plan: Plan, style: TextStyle): string[] {
  return waveSummary(plan.resources).flatMap((wave) => {
    const title = `${style.bold(`wave ${wave.number}`)} ${style.dim(`(${wave.size})`)}`;
    return [title].concat(waveLines(wave).flatMap(({ what, groups }) => indented(`${what}: ${groups.join(", ")}`)));
  });
}

function indented(line: string): string[] {
  return wrap(line, WIDTH, "    ").map((part) => `  ${part}`);
}
