import type { RegisteredResource } from "../../../components/testing";
import { shortened } from "../../shortened";
import { wrap } from "../../wrap";
import type { ChecklistItem } from "./contract";
import { namespaceItems } from "./namespaces";
import { platformItems } from "./platform";
import { workloadItems } from "./workloads";

/** Every item that a plan can judge, in the order of docs/production-checklist.md. */
export const checklistItems: readonly ChecklistItem[] = [...platformItems, ...workloadItems, ...namespaceItems];

/** The result of the checklist for a program. */
export interface Checklist {
  /** Titles of the items that are met. */
  readonly met: readonly string[];
  /** Items that are not met, with the resources that lack them. */
  readonly open: readonly { readonly title: string; readonly lacking: readonly string[] }[];
}

/** Judges a program by the production checklist. Items that do not apply to it are left out. */
export function checklist(resources: readonly RegisteredResource[]): Checklist {
  const judged = checklistItems.flatMap(({ title, judge }) => {
    const lacking = judge(resources);
    return lacking === undefined ? [] : { title, lacking };
  });
  return {
    met: judged.filter(({ lacking }) => lacking.length === 0).map(({ title }) => title),
    open: judged.filter(({ lacking }) => lacking.length > 0),
  };
}

/** Writes the checklist of one stack. */
export function checklistText(stack: string, { met, open }: Checklist, format: "text" | "markdown"): string {
  const heading = `Production checklist of ${stack}`;
  const count = `${met.length} of ${met.length + open.length} items met`;
  const lines = [count, ...open.map(({ title, lacking }) => `open, ${title}: ${shortened(lacking)}`)];
  return format === "markdown"
    ? `\n### ${heading}\n\n${lines.map((line) => `- ${line}\n`).join("")}`
    : `\n${heading}\n${lines
        .flatMap((line) => wrap(line, 116, "    "))
        .map((line) => `  ${line}\n`)
        .join("")}`;
}
