import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { requireWritable } from "./output-files";
import { chosenStack, givenStack } from "./stack";

interface DoctorOptions {
  readonly stack?: string;
  readonly config: string[];
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly json?: string;
  readonly cwd: string;
}

const help = `
The command only reads. It runs tools on your PATH, each with a time limit: pulumi, helm, kubectl, and aws, gcloud or az. It also asks the
API server of your kubeconfig. It prints no secrets. It exits with 1 if a check fails.`;

/** `keelson doctor`: finds what is wrong with a stack, before `up` and after. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("check a stack, its tools, its account and its cluster for problems")
    .argument("[stack]", "the stack with the file Pulumi.<stack>.yaml")
    .option("-s, --stack <name>", "the stack, if you do not give it as the argument")
    .option("--config <key=value...>", "values of configuration keys that the stack's file leaves out or encrypts", [])
    .option("--kubeconfig <file>", "the kubeconfig of the cluster (default: KUBECONFIG, then ~/.kube/config)")
    .option("--context <name>", "the context of the kubeconfig (default: its current context)")
    .option("--json <file>", "write the checks as JSON (- for standard output)")
    .option("--cwd <folder>", "the folder of the Pulumi project, or a folder inside it", ".")
    .addHelpText("after", help)
    .action((argument: string | undefined, options: DoctorOptions) =>
      run(givenStack(argument, options.stack), options),
    );
}

async function run(stackName: string | undefined, options: DoctorOptions): Promise<void> {
  const { givenConfig, readProject, readStack } = await import("../project");
  const { doctorText, examine } = await import("../doctor");
  const { context, json, kubeconfig } = options;
  await requireWritable({ json });
  const project = readProject(options.cwd, givenConfig(options.config));
  const stack = readStack(project, chosenStack(project, stackName));
  const checks = await examine({
    project,
    stack,
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(context === undefined ? {} : { context }),
    env: process.env,
  });
  const content = `${JSON.stringify({ stack: stack.name, checks }, undefined, 2)}\n`;
  process.stdout.write(json === "-" ? content : doctorText(stack.name, checks));
  if (json !== undefined && json !== "-") {
    writeFileSync(json, content);
  }
  process.exitCode = checks.some(({ state }) => state === "fail") ? 1 : 0;
}
