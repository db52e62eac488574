import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { listenForSignals } from "../interruption";
import type { Kept, RehearsalOutcome, SummaryColors } from "../rehearsal";
import {
  choosePhases,
  type OptionalPhase,
  type ProviderChoice,
  phaseChoices,
  providerChoices,
  withSecondLife,
} from "../rehearsal/contract";
import { chooseControllers, controllerChoices } from "../rehearsal/real-controllers/contract";
import { runLong } from "../short-run";
import { requireWritable } from "./output-files";
import { chosenStack, givenStack, projectOf } from "./stack";

interface RehearseOptions {
  readonly stack?: string;
  readonly config: string[];
  readonly stackReferences?: string;
  readonly json?: string;
  readonly html?: string;
  readonly keep?: boolean;
  readonly charts?: string;
  readonly pullCharts?: boolean;
  readonly runDynamicProviders?: boolean;
  readonly kubernetesProvider: ProviderChoice;
  readonly controllers?: string;
  readonly judges?: boolean;
  readonly phase?: string;
  readonly full?: boolean;
  readonly cwd: string;
}

/** The exit status after Ctrl-C. */
const interrupted = 130;

/** `keelson rehearse`: deploys and destroys a stack on the real engine and a real API server. */
export function rehearseCommand(): Command {
  return new Command("rehearse")
    .description("run a stack on the real engine and a real API server, with simulated clouds")
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
    .option("--json <file>", "write the report as JSON (- for standard output)")
    .option("--html <file>", "write a page with the timeline, the critical path and the simulated parts")
    .option(
      "--phase <names>",
      `the phases to run (some of ${phaseChoices}); preview and up always run (default: all except up-after-destroy)`,
    )
    .option("--full", "after the destroy, create the stack again under the same names, and destroy it again")
    .option("--keep", "after up and checks, keep everything running until Ctrl-C")
    .option("--charts <folder>", "a folder with a subfolder for each chart, named after the chart")
    .option("--pull-charts", "download the charts, overlays and manifests that the program names")
    .option(
      "--controllers <names>",
      `run the real controllers of these add-ons (${controllerChoices}); the first use builds them with Go`,
    )
    .option("--judges", "ask the clouds' own provider code, offline, about every resource and every change")
    .option(
      "--run-dynamic-providers",
      "run the code of the program's dynamic providers, which may change things outside the rehearsal",
    )
    .addOption(
      new Option(
        "--kubernetes-provider <which>",
        "the provider for Kubernetes objects: Pulumi's own (downloaded or built if needed), or Keelson's stand-in",
      )
        .choices(providerChoices)
        .env("KEELSON_KUBERNETES_PROVIDER")
        .default("auto", "Pulumi's own provider if it is installed"),
    )
    .option("--cwd <folder>", "the folder of the Pulumi project, or a folder inside it", ".")
    .action((argument: string | undefined, options: RehearseOptions) =>
      runRehearsal(givenStack(argument, options.stack), options),
    );
}

async function runRehearsal(stackName: string | undefined, options: RehearseOptions): Promise<void> {
  runLong();
  await requireWritable({ json: options.json, html: options.html });
  const { readStack } = await import("../project");
  const project = await projectOf(options);
  const stack = readStack(project, chosenStack(project, stackName));
  const phases = requestedPhases(options);
  const controllers = options.controllers === undefined ? undefined : chooseControllers(options.controllers);
  const { rehearse } = await import("../rehearsal");
  const charts = options.charts === undefined ? undefined : resolve(options.charts);
  const interruption = listenForSignals();
  const shown = await presentation(options, interruption.signal);
  const keep = async ({ furtherKubeconfigs, kubeconfigFile, ...outcome }: Kept) => {
    shown.outcome(outcome);
    const kubectl = await kubectlPath();
    shown.line(`everything keeps running; press Ctrl-C to stop\n  export KUBECONFIG=${kubeconfigFile}`);
    for (const { clusters, file } of furtherKubeconfigs) {
      shown.line(`  export KUBECONFIG=${file} # of ${clusters}`);
    }
    shown.line(`  ${kubectl} get pods --all-namespaces`);
    await interruption.next();
  };
  try {
    const outcome = await rehearse({
      subject: {
        project,
        stack,
        charts,
        pullCharts: options.pullCharts,
        runDynamicProviders: options.runDynamicProviders,
      },
      progress: shown.progress,
      environment: process.env,
      signal: interruption.signal,
      phases,
      judges: options.judges,
      controllers,
      kubernetesProvider: options.kubernetesProvider,
      timelines: options.html !== undefined,
      ...(options.keep === true && { keep }),
    });
    if (options.keep !== true || !interruption.awaited) {
      shown.outcome(outcome);
    }
    await writePage(options.html, outcome);
    process.exitCode = outcome.report.failures.length > 0 ? 1 : 0;
  } catch (error) {
    if (!interruption.signal.aborted || error !== interruption.signal.reason) {
      throw error;
    }
    shown.line("stopped; nothing is left running");
    process.exitCode = interrupted;
  } finally {
    interruption.stop();
  }
}

/** Writes the page of a rehearsal. The code that draws it is only loaded for it. */
async function writePage(file: string | undefined, outcome: RehearsalOutcome): Promise<void> {
  if (file !== undefined) {
    const [{ rehearsalPage }, { pageAssets, pageDocument }] = await Promise.all([
      import("../rehearsal"),
      import("../pages"),
    ]);
    const title = `rehearsal of ${outcome.report.stack}`;
    writeFileSync(file, pageDocument(title, rehearsalPage(outcome), await pageAssets()));
  }
}

/** Returns the optional phases that a run asks for; undefined for the usual ones. */
function requestedPhases({ full, phase }: RehearseOptions): ReadonlySet<OptionalPhase> | undefined {
  const named = phase === undefined ? undefined : choosePhases(phase);
  return full === true ? withSecondLife(named) : named;
}

/** Chooses where to show things: progress and summary go to standard error if standard output is for JSON. */
async function presentation(options: RehearseOptions, signal: AbortSignal) {
  const { plainProgress, summaryText, terminalProgress } = await import("../rehearsal");
  const jsonOnly = options.json === "-";
  const stream = jsonOnly ? process.stderr : process.stdout;
  const terminal = process.stdout.isTTY && process.stdout.columns > 0 && !jsonOnly && !process.env.CI;
  const colors = await summaryColors(stream.isTTY);
  const line = (text: string) => void stream.write(`${text}\n`);
  return {
    line,
    progress: terminal ? terminalProgress(signal) : plainProgress(line, signal),
    outcome: (outcome: RehearsalOutcome) => {
      stream.write(`\n${summaryText(outcome, colors, stream.isTTY ? stream.columns : undefined)}`);
      const json = `${JSON.stringify(outcome.report, undefined, 2)}\n`;
      if (jsonOnly) {
        process.stdout.write(json);
      } else if (options.json !== undefined) {
        writeFileSync(options.json, json);
      }
    },
  };
}

async function summaryColors(isTerminal: boolean): Promise<SummaryColors> {
  const { default: picocolors } = await import("picocolors");
  return isTerminal && picocolors.isColorSupported ? picocolors : picocolors.createColors(false);
}

/** Returns the path of kubectl if it exists, otherwise its name. */
async function kubectlPath(): Promise<string> {
  const { listTools } = await import("../toolchain");
  const [kubectl] = await listTools(["kubectl"]);
  return kubectl?.found?.path ?? "kubectl";
}
