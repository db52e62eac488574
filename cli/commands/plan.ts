import { writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import type { Plan } from "../plan";
import { UserError } from "../user-error";

const HELP = `
Letters such as #1a2b3c change with any input of what is on their line; secrets are hidden before.

For nothing but JSON on standard output, keep npm from printing the script's name:
  npm run --silent plan -- --stack <name> --json -`;

type Format = "text" | "markdown";

interface PlanOptions {
  readonly stack?: string;
  readonly json?: string;
  readonly format: Format;
  readonly graph?: string;
  readonly cwd: string;
}

/** `keelson plan`: what a stack's program asks for, without an account, a cluster or a network. */
export function planCommand(): Command {
  return new Command("plan")
    .option("-s, --stack <name>", "the stack, which has a file Pulumi.<name>.yaml")
    .option("--json <file>", "write the plan as JSON (- for standard output)")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "markdown"]).default("text"))
    .option(
      "--graph <file>",
      "write what waits for what and may call what as a Mermaid flowchart (- for standard output)",
    )
    .option("--cwd <folder>", "a folder of the Pulumi project", ".")
    .addHelpText("after", HELP)
    .action((options: PlanOptions) => printPlan(options));
}

async function printPlan(options: PlanOptions): Promise<void> {
  const cli = await import("../plan");
  const { readProject, readStack } = await import("../project");
  const project = readProject(options.cwd);
  if (options.stack === undefined) {
    throw new UserError(
      `no stack is named: give one by --stack; project ${project.name} has ${project.stacks.join(", ")}`,
    );
  }
  const stack = readStack(project, options.stack);
  cli.forgetAmbientConfiguration();
  cli.printingToStandardError();
  const plan = await cli.plan(project, stack).catch((error: unknown) => {
    throw cli.refusal(error);
  });
  write(options.json, () => cli.planJson(plan.resources));
  write(options.graph, () => cli.mermaid(plan.resources));
  if (options.json !== "-" && options.graph !== "-") {
    process.stdout.write(await printed(plan, options.format));
  }
}

async function printed(plan: Plan, format: Format): Promise<string> {
  const { PLAIN, planMarkdown, planText } = await import("../plan");
  if (format === "markdown") {
    return planMarkdown(plan);
  }
  const { default: colors } = await import("picocolors");
  return planText(plan, process.stdout.isTTY ? colors : PLAIN);
}

function write(file: string | undefined, content: () => string): void {
  if (file === "-") {
    process.stdout.write(content());
  } else if (file !== undefined) {
    try {
      writeFileSync(file, content());
    } catch (error) {
      throw new UserError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
