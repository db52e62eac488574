import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import type { ToolEvent } from "../toolchain";
import { requireWritable } from "./output-files";
import { chosenStack, givenStack } from "./stack";

interface UpgradeCheckOptions {
  readonly stack?: string;
  readonly to: string;
  readonly config: string[];
  readonly charts?: string;
  readonly chartsBefore?: string;
  readonly apiServer?: true;
  readonly json?: string;
  readonly cwd: string;
}

const help = `
The command plans the stack with the new version and checks every object of the plan. With --charts, it also checks the objects that Helm
renders for the new version. With --api-server, it applies each object to the API server of the new version. It exits with 1 if something
blocks the upgrade, and lists what it did not check.`;

/** `keelson upgrade-check`: lists what blocks an upgrade to a newer Kubernetes, offline. */
export function upgradeCheckCommand(): Command {
  return new Command("upgrade-check")
    .description("list what blocks an upgrade to a newer Kubernetes version, offline")
    .argument(
      "[stack]",
      "the stack with the file Pulumi.<stack>.yaml (default: a temporary stack, if the project has no stack file)",
    )
    .requiredOption("--to <minor>", "the Kubernetes version to upgrade to, such as 1.36")
    .option("-s, --stack <name>", "the stack, if you do not give it as the argument")
    .option("--config <key=value...>", "values of configuration keys that the stack's file leaves out or encrypts", [])
    .option("--charts <folder>", "a folder with a subfolder for each chart, named after the chart")
    .option(
      "--charts-before <folder>",
      "a folder with the charts that run today, to compare the stored versions of their CRDs",
    )
    .option("--api-server", "start the API server of the new version and apply every object to it")
    .option("--json <file>", "write the report as JSON (- for standard output)")
    .option("--cwd <folder>", "the folder of the Pulumi project, or a folder inside it", ".")
    .addHelpText("after", help)
    .action((argument: string | undefined, options: UpgradeCheckOptions) =>
      check(givenStack(argument, options.stack), options),
    );
}

async function check(stackName: string | undefined, options: UpgradeCheckOptions): Promise<void> {
  const { forgetAmbientConfiguration, printingToStandardError } = await import("../plan");
  const { givenConfig, readProject, readStack } = await import("../project");
  const { checkUpgrade, targetMinor, upgradeJson, upgradeText } = await import("../upgrade");
  const { requireFolder } = await import("../charts");
  const target = targetMinor(options.to);
  await requireWritable({ json: options.json });
  const project = readProject(options.cwd, givenConfig(options.config));
  const stack = readStack(project, chosenStack(project, stackName));
  for (const folder of [options.charts, options.chartsBefore]) {
    await (folder === undefined ? undefined : requireFolder(folder));
  }
  forgetAmbientConfiguration();
  printingToStandardError();
  const report = await checkUpgrade({
    project,
    stack,
    target,
    onTool: await toolProgress(),
    ...(options.apiServer === true ? { apiServer: true } : {}),
    ...(options.chartsBefore === undefined ? {} : { chartsBefore: resolve(options.chartsBefore) }),
    search: {
      ...(options.charts === undefined ? {} : { charts: resolve(options.charts) }),
      helm,
      environment: process.env,
    },
  });
  if (options.json !== "-") {
    process.stdout.write(upgradeText(report));
  }
  if (options.json === "-") {
    process.stdout.write(upgradeJson(report));
  } else if (options.json !== undefined) {
    writeFileSync(options.json, upgradeJson(report));
  }
  process.exitCode = report.findings.some(({ state }) => state === "blocker") ? 1 : 0;
}

async function helm(): Promise<string> {
  const { resolveTools } = await import("../toolchain");
  return (await resolveTools(["helm"], { report: await toolProgress() })).helm.path;
}

async function toolProgress(): Promise<(event: ToolEvent) => void> {
  const { progressLine } = await import("../toolchain");
  return (event) => {
    if (event.state !== "looking" && event.state !== "done") {
      process.stderr.write(`${progressLine(event)}\n`);
    }
  };
}
