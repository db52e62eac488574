import { costTitle } from "../cost";
import type { Plan } from "../program";
import { type TreeNode, tree } from "../tree";
import { countLines, monthlyCostLines, openLines, openTitle, outputLines, warningLines, waveLines } from "./sections";

/** Renders the plan for a pull request: what matters is visible, the rest folded. */
export function planMarkdown(plan: Plan): string {
  const warnings = warningLines(plan).map((line) => `- ⚠️ ${escaped(line)}`);
  const open = openLines(plan).map((line) => `- ${escaped(line)}`);
  const blocks = [
    `### Plan of ${escaped(plan.project)}, stack ${escaped(plan.stack)}`,
    list(warnings),
    open.length === 0 ? "" : `**${openTitle}**\n\n${list(open)}`,
    list(countLines(plan).map((line) => `- ${escaped(line)}`)),
    costBlock(plan),
    folded("Resources", plan.resources.length, treeBlock(tree(plan.resources))),
    orderBlock(plan),
    outputLines(plan).length === 0
      ? ""
      : folded("Outputs", outputLines(plan).length, list(outputLines(plan).map((line) => `- ${escaped(line)}`))),
    list(plan.notes.map((note) => `- ${escaped(note)}`)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function costBlock(plan: Plan): string {
  const [total, ...parts] = monthlyCostLines(plan).map(escaped);
  return total === undefined
    ? ""
    : `**${costTitle}**: ${total}\n\n${folded("Parts of the cost", parts.length, list(parts.map((line) => `- ${line}`)))}`;
}

function treeBlock(nodes: readonly TreeNode[]): string {
  const leaves = nodes.filter(({ children }) => children.length === 0).map((node) => `- ${caption(node)}`);
  const branches = nodes
    .filter(({ children }) => children.length > 0)
    .map((node) => folded(caption(node), node.size, treeBlock(node.children)));
  return [list(leaves), ...branches].filter((block) => block !== "").join("\n\n");
}

function orderBlock(plan: Plan): string {
  const lines = waveLines(plan);
  const rows = lines.map(({ wave, what, dependsOn }) => `| ${wave} | ${escaped(what)} | ${escaped(dependsOn)} |`);
  return folded(
    "The order, as waves",
    new Set(lines.map(({ wave }) => wave)).size,
    ["| wave | what begins | what it waits for |", "|---:|---|---|", ...rows].join("\n"),
  );
}

/** Renders a folded section; the number says how much is in it. */
export function folded(summary: string, count: number, content: string): string {
  return `<details><summary>${summary} · ${count}</summary>\n\n${content}\n\n</details>`;
}

function caption({ label, notes, alarms, component }: TreeNode): string {
  const name = component ? `<b>${escaped(label)}</b>` : escaped(label);
  const values = notes.length === 0 ? "" : ` <sub>${escaped(notes.join("; "))}</sub>`;
  return [`${name}${values}`, ...alarms.map((alarm) => `⚠️ <b>${escaped(alarm)}</b>`)].join(" ");
}

function list(lines: readonly string[]): string {
  return lines.join("\n");
}

/** Escapes HTML, emphasis and table borders. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("*", "&#42;")
    .replaceAll("|", "\\|");
}
