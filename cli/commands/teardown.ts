import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { UserError } from "../user-error";
import { chosenStack, givenStack } from "./stack";

interface TeardownOptions {
  readonly stack?: string;
  readonly yesDestroy?: string;
  readonly unprotect: string[];
  readonly removeFinalizers?: true;
  readonly dryRun?: true;
  readonly kubeconfig?: string;
  readonly cwd: string;
}

const help = `
The command first lists the resources and data that it will delete. It asks for the stack's name, and then runs pulumi destroy. If a resource
is protected, the command stops before it deletes anything. At the end, it lists what is still in the cloud. If the command fails, you can
run it again.`;

/** `keelson teardown`: destroys a stack after showing what is lost, and reports what is left. */
export function teardownCommand(): Command {
  return new Command("teardown")
    .description("show what a stack would lose, destroy it, and show what is left")
    .argument("[stack]", "the stack with the file Pulumi.<stack>.yaml")
    .option("-s, --stack <name>", "the stack, if you do not give it as the argument")
    .option("--yes-destroy <name>", "the stack's name; the command then does not ask for it")
    .option("--unprotect <name...>", "names of protected resources to delete as well", [])
    .option(
      "--remove-finalizers",
      "if the destroy hangs, remove the finalizers of the stack's objects and try again; needs --kubeconfig",
    )
    .option("--dry-run", "only show what would be deleted")
    .option("--kubeconfig <file>", "the kubeconfig of the cluster (default: KUBECONFIG, then ~/.kube/config)")
    .option("--cwd <folder>", "the folder of the Pulumi project, or a folder inside it", ".")
    .addHelpText("after", help)
    .action((argument: string | undefined, options: TeardownOptions) =>
      run(givenStack(argument, options.stack), options),
    );
}

async function run(stackName: string | undefined, options: TeardownOptions): Promise<void> {
  const { readProject, readStack } = await import("../project");
  const { readKubeconfig } = await import("../doctor");
  const { tearDown } = await import("../teardown");
  if (options.removeFinalizers === true && options.kubeconfig === undefined) {
    throw new UserError(
      "--remove-finalizers: expected --kubeconfig as well, got none; name the kubeconfig of the stack's cluster, so that no other cluster is changed",
    );
  }
  const project = readProject(options.cwd);
  const stack = readStack(project, chosenStack(project, stackName));
  const kubeconfig = await readKubeconfig(options.kubeconfig, process.env);
  const isGone = await tearDown({
    project,
    stack,
    typed: {
      ...(options.yesDestroy === undefined ? {} : { stack: options.yesDestroy }),
      unprotect: options.unprotect,
    },
    ...(process.stdin.isTTY ? { ask } : {}),
    dryRun: options.dryRun === true,
    removeFinalizers: options.removeFinalizers === true,
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    env: process.env,
    print: (text) => void process.stdout.write(text),
  });
  process.exitCode = isGone ? 0 : 1;
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
