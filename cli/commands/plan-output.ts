import type { StackOutcome } from "../plan";
import type { ToolEvent } from "../toolchain";
import { printPieces, writePieces } from "./output-files";

type Format = "text" | "markdown";

/** Options of `keelson plan`. */
export interface PlanOptions {
  readonly stack?: string;
  readonly config: string[];
  readonly stackReferences?: string;
  readonly all?: true;
  readonly check?: true;
  readonly against?: string;
  readonly failOn?: string;
  readonly difference?: string;
  readonly cost?: string;
  readonly budget?: string;
  readonly charts?: string;
  readonly json?: string;
  readonly format: Format;
  readonly comment?: string;
  readonly link?: string;
  readonly graph?: string;
  readonly html?: string;
  readonly judges?: true;
  readonly cwd: string;
}

/** Reports whether standard output is the content of a file. */
export function isForFile({ cost, difference, graph, html, json }: PlanOptions): boolean {
  return [json, graph, html, difference, cost].includes("-");
}

/** Prints the plans of all stacks. */
export async function printAll(
  outcomes: readonly StackOutcome[],
  { format, comment, link }: PlanOptions,
): Promise<void> {
  const { commentLength, stacksComment } = await import("../plan");
  await writePieces(comment, () => [stacksComment(outcomes, commentLength, link)]);
  if (format === "markdown") {
    await printPieces([stacksComment(outcomes)]);
    return;
  }
  const planned = outcomes.filter((outcome) => "plan" in outcome);
  await printPieces(withLinesBetween(await Promise.all(planned.map((outcome) => printed(outcome, format)))));
}

function* withLinesBetween(texts: readonly Iterable<string>[]): Generator<string> {
  for (const [index, text] of texts.entries()) {
    yield index === 0 ? "" : "\n";
    yield* text;
  }
}

/** Prints the plan of one stack, and writes the files that the options name. */
export async function printOne(outcomes: readonly StackOutcome[], options: PlanOptions): Promise<void> {
  const { costJson, differenceJson, mermaid, planCost, planJson } = await import("../plan");
  for (const outcome of outcomes) {
    if ("failure" in outcome) {
      continue;
    }
    const { plan, report } = outcome;
    await writePieces(options.json, () => planJson(plan.resources));
    await writePieces(options.graph, () => [mermaid(plan.resources)]);
    await writePieces(options.cost, () => [costJson(planCost(plan))]);
    const page = options.html === undefined ? "" : await planHtml(outcome);
    await writePieces(options.html, () => [page]);
    await writePieces(report && options.difference, () => (report === undefined ? [] : [differenceJson(report)]));
    if (!isForFile(options)) {
      await printPieces(await printed(outcome, options.format));
    }
  }
}

/** Renders the page of a plan. The code that draws it is only loaded for it. */
async function planHtml({ plan, report }: Extract<StackOutcome, { readonly plan: unknown }>): Promise<string> {
  const [{ planPage }, { pageAssets, pageDocument }] = await Promise.all([import("../plan"), import("../pages")]);
  return pageDocument(`${plan.project}, stack ${plan.stack}`, planPage(plan, report), await pageAssets());
}

/** Prints what the judges say, and returns their objections. */
export async function printJudgements(outcomes: readonly StackOutcome[]): Promise<string[]> {
  const { askJudges, judgeLines, objectionLines } = await import("../judges");
  const { progressLine } = await import("../toolchain");
  const report = (event: ToolEvent) => process.stderr.write(`${progressLine(event)}\n`);
  const objections: string[] = [];
  for (const outcome of outcomes) {
    if ("failure" in outcome) {
      continue;
    }
    const verdicts = await askJudges(outcome.plan.resources, { report });
    const lines =
      verdicts.length === 0 ? ["no provider code is available for this stack's resources"] : judgeLines(verdicts);
    process.stderr.write(`${[`judges of ${outcome.stack}`, ...lines.map((line) => `  ${line}`)].join("\n")}\n`);
    objections.push(...objectionLines(verdicts));
  }
  return objections;
}

async function printed(outcome: StackOutcome, format: Format): Promise<Iterable<string>> {
  const { plain, differenceText, planText, stackMarkdown, textWidth } = await import("../plan");
  if (format === "markdown") {
    return [stackMarkdown(outcome)];
  }
  if ("failure" in outcome) {
    return [];
  }
  const { default: colors } = await import("picocolors");
  const style = process.stdout.isTTY ? colors : plain;
  const width = textWidth(process.stdout.isTTY ? process.stdout.columns : undefined);
  return outcome.report === undefined
    ? planText(outcome.plan, style, width)
    : [differenceText(outcome.report, style, width)];
}
