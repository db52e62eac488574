import { resolve } from "node:path";
import { Command, Option } from "commander";
import { isCompiled } from "../invocation";
import type { StackOutcome } from "../plan";
import type { Project } from "../project";
import { UserError } from "../user-error";
import { requireWritable } from "./output-files";
import { printCheck } from "./plan-check";
import { isForFile, type PlanOptions, printAll, printJudgements, printOne } from "./plan-output";
import { type PlanningProgress, planningProgress, planningWords } from "./planning-progress";
import { chosenStack, givenStack, projectOf } from "./stack";

const help = `
A hash such as #1a2b3c changes with the inputs of the resources on its line, except for secret inputs.

With --against, the command shows the difference. It fails if
- the change replaces or deletes a cluster, node pool, volume, key, network or add-on. To allow this, name the resource in keelson:replace
- a line has a class of --fail-on (docs/review.md explains the classes). To allow the line, name it in keelson:review
- the cloud or Kubernetes would refuse the update
Both keys are in the stack's file.

With --check, the command looks for the target of each reference: ConfigMaps, Secrets and their keys, service accounts, classes, ports,
targets of autoscalers, roles and more. It also checks that policies allow exactly the connections that objects need, and that the
cloud's published API model allows each value. With --charts, it also checks the objects that charts render. It prints the open items of the
production checklist (docs/production-checklist.md); open items do not fail the command.`;

const npmHelp = `
To get only JSON on standard output, keep npm from printing the script's name:
  npm run --silent plan <stack> -- --json -`;

/** `keelson plan`: shows what a stack's program asks for, without an account, a cluster or a network. */
export function planCommand(): Command {
  return new Command("plan")
    .description("show the resources that a stack's program declares, offline")
    .argument(
      "[stack]",
      "the stack with the file Pulumi.<stack>.yaml (default: a temporary stack, if the project has no stack file)",
    )
    .option("-s, --stack <name>", "the stack, if you do not give it as the argument")
    .option("--config <key=value...>", "values of configuration keys that the stack's file leaves out or encrypts", [])
    .option(
      "--stack-references <file>",
      "a file with the outputs of other stacks; its keys are the stack names in the program",
    )
    .addOption(
      new Option("--all", "show all stacks that have a stack file, in one report").conflicts([
        "stack",
        "json",
        "graph",
        "html",
        "difference",
        "cost",
      ]),
    )
    .option(
      "--check",
      "fail if a reference between Kubernetes objects has no target, a policy blocks a connection, or the cloud's API refuses a value",
    )
    .option("--against <ref|file>", "compare with the program at a git ref, or with a plan from --json")
    .option(
      "--fail-on <classes>",
      "with --against: the classes whose lines fail the command, such as open,reach; write none for no class (default: open,admin,unprotected,allowance,source,unjudged,spend)",
    )
    .option("--difference <file>", "with --against: write the difference as JSON (- for standard output)")
    .option(
      "--budget <dollars>",
      "fail if a stack costs more than this number of US dollars a month, at list prices and with all pools at their maximum (default: keelson:budget)",
    )
    .option(
      "--cost <file>",
      "write the cost of each part as JSON, with the source of its price (- for standard output)",
    )
    .option(
      "--charts <folder>",
      "a folder with a subfolder for each chart, to render releases and check their values with Helm",
    )
    .option("--json <file>", "write the plan as JSON (- for standard output)")
    .addOption(new Option("--format <format>", "the output format").choices(["text", "markdown"]).default("text"))
    .option("--comment <file>", "with --all: also write Markdown, cut to the length of a comment on GitHub")
    .option("--link <address>", "with --comment: the address of the full text; the comment links to it")
    .option(
      "--graph <file>",
      "write dependencies and allowed connections as a Mermaid flowchart (- for standard output)",
    )
    .option("--html <file>", "write an HTML page that draws the plan; with --against, also the difference")
    .option("--judges", "ask the clouds' own provider code, offline, whether it accepts every resource")
    .option("--cwd <folder>", "the folder of the Pulumi project, or a folder inside it", ".")
    .addHelpText("after", isCompiled ? help : `${help}\n${npmHelp}`)
    .action((argument: string | undefined, options: PlanOptions) => {
      const stack = givenStack(argument, options.stack);
      return printPlans({ ...options, ...(stack !== undefined && { stack }) });
    });
}

async function printPlans(options: PlanOptions): Promise<void> {
  refuseContradictions(options);
  const { comment, cost, difference, graph, html, json } = options;
  await requireWritable({ comment, cost, difference, graph, html, json });
  const progress = planningProgress(process.stderr);
  progress.step("loading");
  const over = await budgetCheck(options);
  const outcomes = await plannedStacks(options, progress).finally(progress.stop);
  await (options.all === true ? printAll(outcomes, options) : printOne(outcomes, options));
  const objections = options.judges === true ? await printJudgements(outcomes) : [];
  const refused = outcomes.flatMap((outcome) =>
    "failure" in outcome ? outcome.failure : refusalsOf(outcome, isForFile(options)),
  );
  const broken = options.check === true ? await printCheck(outcomes, options.format, !isForFile(options)) : [];
  const failures = [...refused, ...broken, ...outcomes.flatMap(over), ...objections];
  if (failures.length > 0) {
    throw new UserError(failures.join("\n"));
  }
}

/** Returns the sentences with which a stack fails. Only a head that is printed shows the failing lines. */
function refusalsOf({ report, refused = [] }: Extract<StackOutcome, { plan: unknown }>, isForFile: boolean) {
  return (isForFile ? undefined : report?.brief) ?? report?.refused ?? refused;
}

function refuseContradictions({ all, against, comment, difference, failOn, link, stack }: PlanOptions): void {
  if (difference !== undefined && against === undefined) {
    throw new UserError("--difference: needs --against, which names the plan to compare with");
  }
  if (failOn !== undefined && against === undefined) {
    throw new UserError("--fail-on: needs --against, which names the plan to compare with");
  }
  if (comment !== undefined && all !== true) {
    throw new UserError("--comment: needs --all, because the comment covers all stacks");
  }
  if (link !== undefined && comment === undefined) {
    throw new UserError("--link: needs --comment, because the comment shows the link");
  }
  if (all === true && stack !== undefined) {
    throw new UserError("--all: expected no stack, because --all plans every stack; remove the stack or --all");
  }
}

async function plannedStacks(options: PlanOptions, progress: PlanningProgress): Promise<StackOutcome[]> {
  const cli = await import("../plan");
  const project = await projectOf(options);
  const stacks = chosenStacks(project, options);
  cli.forgetAmbientConfiguration();
  cli.printingToStandardError();
  const onStart = (stack: string) => progress.step(planningWords(stack, stacks));
  const charts = options.charts === undefined ? undefined : resolve(options.charts);
  return cli.planStacks(project, stacks, { ...options, charts, onStart });
}

/** Returns a function that says whether a stack costs more than its budget: that of the option, or that of its file. */
async function budgetCheck({ budget }: PlanOptions): Promise<(outcome: StackOutcome) => string[]> {
  const { budgetKey, budgetOf, overBudget, planCost } = await import("../plan");
  const given = budget === undefined ? undefined : budgetOf(budget, "--budget");
  return (outcome) => {
    if ("failure" in outcome) {
      return [];
    }
    const limit = given ?? (outcome.budget === undefined ? undefined : budgetOf(outcome.budget, budgetKey));
    return limit === undefined ? [] : overBudget(outcome.stack, planCost(outcome.plan), limit);
  };
}

function chosenStacks(project: Project, { stack, all }: PlanOptions): readonly string[] {
  return all === true && project.stacks.length > 0 ? project.stacks : [chosenStack(project, stack)];
}
