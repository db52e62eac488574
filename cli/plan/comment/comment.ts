import { typed } from "../../invocation";
import { type DifferenceReport, differenceMarkdown, reportCounts } from "../difference";
import { escaped, folded, planMarkdown } from "../formats";
import type { StackOutcome } from "../stacks";
import { detailParts } from "./details";
import { hasLines, headsMarkdown } from "./heads";
import { byImportance } from "./rank";
import { fitted, type Part, wholePlanAt } from "./room";

/**
 * The longest comment, in characters. GitHub takes 65,536 and GitLab 1,000,000; the action that updates the comment needs some of
 * them for its own marker. https://docs.gitlab.com/administration/instance_limits/#size-of-comments-and-descriptions-of-issues-merge-requests-and-epics
 * says about a million characters or 1 MB; https://gitlab.com/gitlab-org/gitlab-foss/-/commit/5af535d919c50951513f5859730afd924a01c29b is the
 * check, of 1,000,000 characters.
 */
export const commentLength = 65_000;

/** Room that is reserved for everything outside the heads. */
const besides = 2_000;

/** Renders a stack's plan in Markdown: the difference, if there is one, with the whole plan folded below it. */
export function stackMarkdown(outcome: StackOutcome): string {
  if ("failure" in outcome) {
    return `${failureMarkdown(outcome.failure)}\n`;
  }
  const whole = planMarkdown(outcome.plan);
  return outcome.report === undefined ? whole : `${differenceMarkdown(outcome.report)}\n${wholePlan(outcome)}\n`;
}

/**
 * Renders the plans of several stacks as one comment: first the heads of all, the most important stack first, then all changes, then whole
 * plans. If the comment is too long, it is cut from the end; heads lose their least serious lines only if nothing else is left to cut.
 * `address` is the place of the whole plan.
 */
export function stacksComment(
  outcomes: readonly StackOutcome[],
  limit = Number.POSITIVE_INFINITY,
  address?: string,
): string {
  const elsewhere = wholePlanAt(address);
  const stacks = byImportance(outcomes);
  const reports = stacks.flatMap((outcome) => ("report" in outcome && outcome.report ? [outcome.report] : []));
  const failures = stacks.flatMap((outcome) =>
    "failure" in outcome
      ? [`### ❌ ${escaped(outcome.stack)} cannot be planned\n\n${failureMarkdown(outcome.failure)}`]
      : [],
  );
  const link = address === undefined ? [] : [`- ${elsewhere}`];
  const summary = [summaryOf(stacks), ...link].filter((text) => text !== "");
  const plans = stacks.flatMap((outcome) => ("plan" in outcome ? [planPart(outcome)] : []));
  const parts: Part[] = [...failures.map(asCuttable), ...detailParts(reports, elsewhere), ...plans];
  const hints = parts.reduce((sum, { otherwise }) => sum + otherwise.length + 2, 0);
  const ownLength = summary.join("").length + hints + besides;
  const withLines = reports.filter(hasLines).map((report) => ({ stack: report.stack, report }));
  const heads = withLines.length === 0 ? [] : [headsMarkdown(withLines, limit - ownLength, elsewhere)];
  const fixed = [...summary, ...heads];
  const rest = limit - fixed.reduce((sum, text) => sum + text.length + 2, 1);
  return `${[...fixed, ...fitted(parts, rest, elsewhere)].join("\n\n")}\n`;
}

/** Says for each stack how much changes, that nothing is to be reviewed, or why it cannot be planned. */
function summaryOf(outcomes: readonly StackOutcome[]): string {
  return outcomes
    .flatMap((outcome) => {
      if ("failure" in outcome) {
        return [`- ❌ <b>${escaped(outcome.stack)}</b> cannot be planned: ${escaped(firstReason(outcome.failure))}`];
      }
      return outcome.report === undefined ? [] : [reportSummary(outcome.report)];
    })
    .join("\n");
}

function reportSummary(report: DifferenceReport): string {
  const { stack, against, found, refused } = report;
  const state = refused.length > 0 ? "❌ " : hasLines(report) ? "" : "✅ nothing to review in ";
  return `- ${state}<b>${escaped(stack)}</b>: ${reportCounts(found)}, against ${escaped(against)}`;
}

/** Returns the first line of a failure, with the next one if it only announces that. */
function firstReason(failure: string): string {
  const [first = "", second = ""] = failure.split("\n");
  return first.endsWith(":") ? `${first} ${second.trim()}`.trim() : first;
}

function asCuttable(whole: string): Part {
  const [first = ""] = whole.split("\n");
  return { whole, otherwise: first, cuttable: true };
}

function planPart(outcome: Extract<StackOutcome, { readonly plan: unknown }>): Part {
  const { stack } = outcome;
  const otherwise = `The whole plan of ${escaped(stack)} is too long for this comment. To see it, run: \`${typed("plan")} --stack ${stack}\``;
  return { whole: wholePlan(outcome), otherwise, cuttable: false };
}

function wholePlan({ stack, plan }: Extract<StackOutcome, { readonly plan: unknown }>): string {
  return folded(`The whole plan of ${escaped(stack)}`, plan.resources.length, planMarkdown(plan).trimEnd());
}

function failureMarkdown(failure: string): string {
  return `❌ ${escaped(failure).replaceAll("\n", "<br>")}`;
}
