import { type ChildProcess, spawn } from "node:child_process";
import { guard } from "../processes";

/** The engine's request to run a program. */
export interface ProgramRequest {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  readonly workingDirectory: string;
  readonly rootDirectory: string;
  /** The program's entry, relative to its folder. @default `.`, if Pulumi.yaml has no `main` */
  readonly entryPoint: string;
  readonly arguments: readonly string[];
  readonly config: Readonly<Record<string, string>>;
  readonly configSecretKeys: readonly string[];
  readonly dryRun: boolean;
  readonly parallel: number;
  readonly monitorAddress: string;
  /** `runtime.options` of Pulumi.yaml. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The answer to the engine when a program has ended. */
export interface ProgramOutcome {
  readonly error: string;
  /** Whether the program has logged its error already. */
  readonly bail: boolean;
}

/** The SDK's exit code for "the error is logged already". */
const alreadyLogged = 32;

/** The parts of a program's start that are the same for every request. */
export interface Launch {
  /** The SDK's runner. */
  readonly runner: string;
  readonly engineAddress: string;
  /** The arguments that make Node.js load the code that the program's SDKs need. */
  readonly preloads: readonly string[];
}

/** Returns the arguments for node: the SDK's runner and its own arguments. */
export function programArguments(request: ProgramRequest, { runner, engineAddress, preloads }: Launch): string[] {
  const nodeArguments = typeof request.options.nodeargs === "string" ? request.options.nodeargs.split(/\s+/) : [];
  return [
    ...nodeArguments.filter((argument) => argument !== ""),
    ...preloads,
    runner,
    `--monitor=${request.monitorAddress}`,
    `--engine=${engineAddress}`,
    `--organization=${request.organization}`,
    `--project=${request.project}`,
    `--root-directory=${request.rootDirectory}`,
    `--stack=${request.stack}`,
    `--pwd=${request.workingDirectory}`,
    ...(request.dryRun ? ["--dry-run"] : []),
    `--parallel=${request.parallel}`,
    request.entryPoint,
    ...request.arguments,
  ];
}

/** Returns the variables that pass the configuration and the runtime options to the SDK's runner. */
export function programEnvironment(request: ProgramRequest): Record<string, string> {
  const { typescript, tsconfig } = request.options;
  return {
    PULUMI_CONFIG: JSON.stringify(request.config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.configSecretKeys),
    PULUMI_NODEJS_TYPESCRIPT: typescript === false || typescript === "false" ? "false" : "true",
    /* A preview comes first and checks the types, which takes most of a program's time. */
    ...(!request.dryRun && { PULUMI_NODEJS_TRANSPILE_ONLY: "true" }),
    ...(typeof tsconfig === "string" && { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
  };
}

/** Turns a program's exit into the answer to the engine. */
export function programOutcome(exitCode: number | null, signal: string | null): ProgramOutcome {
  if (exitCode === 0) {
    return { error: "", bail: false };
  }
  if (exitCode === alreadyLogged) {
    return { error: "", bail: true };
  }
  return {
    error:
      exitCode === null
        ? `the program was ended by ${signal ?? "an unknown signal"}`
        : `the program ended with exit code ${exitCode}`,
    bail: false,
  };
}

/** Starts the program in a new process group, which ends with this process even if that is killed. */
export function spawnProgram(
  request: ProgramRequest,
  launch: Launch & { readonly environment: NodeJS.ProcessEnv },
): ChildProcess {
  const child = spawn(process.execPath, programArguments(request, launch), {
    cwd: request.workingDirectory,
    env: { ...launch.environment, ...programEnvironment(request) },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  guard(child);
  return child;
}

/** Waits until the program has ended and all its output is read. */
export function programEnd(child: ChildProcess): Promise<ProgramOutcome> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode, signal) => resolve(programOutcome(exitCode, signal)));
  });
}
