import { differenceMarkdown, reportCounts } from "./difference";
import { escaped, folded, planMarkdown } from "./formats";
import type { StackOutcome } from "./stacks";

/** GitHub takes 65,536 characters; whoever keeps a comment up to date needs some of them to know it by. */
export const commentLength = 65_000;

/** A stack's part of a comment. */
interface Part {
  readonly stack: string;
  readonly failed: boolean;
  readonly summary: string;
  /** What a reviewer must see. */
  readonly head: string;
  /** What can be looked up elsewhere. */
  readonly rest: string;
}

/** A stack's plan in Markdown: the difference where there is one, with the whole plan folded below it. */
export function stackMarkdown(outcome: StackOutcome): string {
  const { head, rest } = partOf(outcome);
  return rest === "" ? head : `${head}\n${rest}\n`;
}

/** The plans of several stacks as one comment, cut to a length: whole plans first, differences only if they must be. */
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
  return `The whole plan is too long for here: \`npm run plan -- --stack ${stack}\``;
}

const cutNotice = "**Cut here: the rest is too long. The whole of it is in the run's artifact.**";

/** Takes what is too much from the longest heads, so that each keeps as much as any other. */
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

/** The first lines of a text, with all that was opened in them closed. */
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
