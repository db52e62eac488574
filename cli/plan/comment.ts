import { typed } from "../invocation";
import { differenceMarkdown, reportCounts } from "./difference";
import { escaped, folded, planMarkdown } from "./formats";
import type { StackOutcome } from "./stacks";

/** The longest comment, in characters. GitHub takes 65,536; the action that updates the comment needs some of them for its own marker. */
export const commentLength = 65_000;

/** The part of a comment about one stack. */
interface Part {
  readonly stack: string;
  readonly failed: boolean;
  readonly summary: string;
  /** What a reviewer must see at once. */
  readonly head: string;
  /** Details, folded; also to be had by running the plan. */
  readonly rest: string;
}

/** Renders a stack's plan in Markdown: the difference, if there is one, with the whole plan folded below it. */
export function stackMarkdown(outcome: StackOutcome): string {
  const { head, rest } = partOf(outcome);
  return rest === "" ? head : `${head}\n${rest}\n`;
}

/** Renders the plans of several stacks as one comment. If it is too long, it drops whole plans first, and shortens differences only if it must. */
export function stacksComment(outcomes: readonly StackOutcome[], limit = Number.POSITIVE_INFINITY): string {
  let parts = outcomes.map(partOf);
  const longest = [...parts].sort((one, other) => other.rest.length - one.rest.length);
  for (const { stack } of longest) {
    if (rendered(parts).length > limit) {
      parts = parts.map((part) =>
        part.stack === stack && part.rest !== "" ? { ...part, rest: leftOut(stack) } : part,
      );
    }
  }
  const excess = rendered(parts).length - limit;
  return excess > 0 ? rendered(withShorterHeads(parts, excess)) : rendered(parts);
}

function partOf(outcome: StackOutcome): Part {
  const { stack } = outcome;
  if ("failure" in outcome) {
    const head = `❌ ${escaped(outcome.failure).replaceAll("\n", "<br>")}\n`;
    return { stack, failed: true, summary: "cannot be planned", head, rest: "" };
  }
  const { plan, report } = outcome;
  const whole = planMarkdown(plan);
  if (report === undefined) {
    return { stack, failed: false, summary: `${plan.resources.length} resources`, head: whole, rest: "" };
  }
  return {
    stack,
    failed: report.refused.length > 0,
    summary: report.refused.length > 0 ? `${reportCounts(report.found)}, refused` : reportCounts(report.found),
    head: differenceMarkdown(report),
    rest: folded("The whole plan", plan.resources.length, whole.trimEnd()),
  };
}

function rendered(parts: readonly Part[]): string {
  return `${parts
    .map(({ stack, failed, summary, head, rest }) => {
      const title = `${failed ? "❌ " : ""}<b>${escaped(stack)}</b>: ${escaped(summary)}`;
      const content = [head.trimEnd(), rest].filter((block) => block !== "").join("\n\n");
      return `<details${failed ? " open" : ""}><summary>${title}</summary>\n\n${content}\n\n</details>`;
    })
    .join("\n\n")}\n`;
}

function leftOut(stack: string): string {
  return `The whole plan is too long for this comment: \`${typed("plan")} --stack ${stack}\``;
}

const cutNotice = "**Cut here because it is too long. The run's artifact has all of it.**";

/** Shortens the longest heads until all fit, so that no head is cut below the length of another. */
function withShorterHeads(parts: readonly Part[], excess: number): Part[] {
  const total = parts.reduce((sum, { head }) => sum + head.length, 0);
  const lengths = parts.map(({ head }) => head.length).sort((one, other) => one - other);
  let left = Math.max(0, total - excess);
  let share = 0;
  for (const [index, length] of lengths.entries()) {
    share = Math.floor(left / (lengths.length - index));
    left -= Math.min(length, share);
  }
  return parts.map((part) => ({ ...part, head: cut(part.head, share) }));
}

/** Returns the first lines of a text, and closes every `<details>` that they open. */
function cut(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const kept: string[] = [];
  let size = cutNotice.length + 2;
  let open = 0;
  for (const line of text.split("\n")) {
    const opened = open + count(line, "<details") - count(line, "</details>");
    size += line.length + 1;
    if (size + opened * closing.length > length) {
      break;
    }
    kept.push(line);
    open = opened;
  }
  return `${kept.join("\n")}\n\n${cutNotice}${closing.repeat(open)}\n`;
}

const closing = "\n\n</details>";

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
