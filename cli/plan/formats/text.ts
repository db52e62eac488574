import { groupBy } from "../../group-by";
import { wrap } from "../../wrap";
import { costTitle } from "../cost";
import type { Plan } from "../program";
import { widest } from "../text-width";
import { type TreeNode, tree } from "../tree";
import { countLines, monthlyCostLines, openLines, openTitle, outputLines, warningLines, waveLines } from "./sections";

/** How text is highlighted; plain if it is not for a terminal. */
export interface TextStyle {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly yellow: (text: string) => string;
}

/** No highlighting. */
export const plain: TextStyle = { bold: (text) => text, dim: (text) => text, yellow: (text) => text };

const longNote = 50;
const unbreakable = "\u00A0";

/** Renders the plan as text of a width, for a terminal or a file, piece by piece. */
export function* planText(plan: Plan, style: TextStyle, width = widest): Generator<string> {
  const wrapped = (lines: readonly string[], color = (line: string) => line) =>
    lines.flatMap((line) => wrap(line, width, "    ").map(color));
  yield `${style.bold(`${plan.project}, stack ${plan.stack}`)}\n\n`;
  for (const node of tree(plan.resources)) {
    yield block(nodeLines(node, "", "", style, width));
    yield* branches(node.children, " ", style, width);
  }
  yield section("The order, as waves", orderLines(plan, style, width), style);
  yield section("Counts", wrapped(countLines(plan)), style);
  yield section(costTitle, wrapped(monthlyCostLines(plan)), style);
  yield section("Warnings", wrapped(warningLines(plan), style.yellow), style);
  yield section(openTitle, wrapped(openLines(plan), style.yellow), style);
  yield section("Outputs", outputLines(plan), style);
  yield section("Notes", wrapped(plan.notes, style.dim), style);
}

/** Renders an empty line, a title and the lines below it; "" if there are none. */
function section(title: string, lines: readonly string[], style: TextStyle): string {
  return lines.length === 0 ? "" : block(["", style.bold(title), ...lines.map((line) => `  ${line}`)]);
}

function block(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** Renders the nodes below a node as lines with guides. */
function* branches(nodes: readonly TreeNode[], guide: string, style: TextStyle, width: number): Generator<string> {
  for (const [index, node] of nodes.entries()) {
    const isLast = index === nodes.length - 1;
    const below = `${guide}${isLast ? "   " : "│  "}`;
    yield block(nodeLines(node, `${guide}${isLast ? "└─ " : "├─ "}`, below, style, width));
    yield* branches(node.children, below, style, width);
  }
}

/** Renders a node: the label, then its notes, which continue below the label if they are long. */
function nodeLines(node: TreeNode, branch: string, below: string, style: TextStyle, width: number): string[] {
  const notes = node.notes.length === 0 ? "" : `  ${node.notes.map(unbroken).join("; ")}`;
  const lines = wrap(`${node.label}${notes}`, width - branch.length, "    ");
  const [first = "", ...more] = lines.map((line) => line.replaceAll(unbreakable, " "));
  const label = node.component ? style.bold(node.label) : node.label;
  const start = first.startsWith(node.label) ? `${label}${style.dim(first.slice(node.label.length))}` : first;
  const alarms = node.alarms.flatMap((alarm) => wrap(`! ${alarm}`, width - branch.length - 4, "  "));
  return [
    `${style.dim(branch)}${start}`,
    ...more.map((line) => style.dim(`${below}${line}`)),
    ...alarms.map((line) => `${style.dim(below)}    ${style.yellow(line)}`),
  ];
}

/** Keeps a short note on one line. */
function unbroken(note: string): string {
  return note.length > longNote ? note : note.replaceAll(" ", unbreakable);
}

function orderLines(plan: Plan, style: TextStyle, width: number): string[] {
  return [...groupBy(waveLines(plan), ({ wave }) => String(wave))].flatMap(([wave, lines]) => {
    const texts = lines.map(({ what, dependsOn }) => `${what} ${dependsOn}`.trim());
    return [style.bold(`wave ${wave}`), ...texts.flatMap((text) => indented(text, width))];
  });
}

function indented(line: string, width: number): string[] {
  return wrap(line, width, "    ").map((part) => `  ${part}`);
}
