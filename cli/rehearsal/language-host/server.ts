import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { StackReferences } from "../../project";
import { type PluginServer, pluginInfo, servePlugin, unary } from "../plugin-protocol";
import { killGroup } from "../processes";
import { lastLines, withLastLines } from "./last-lines";
import { preloadArguments } from "./preloads";
import { type Launch, type ProgramRequest, programEnd, spawnProgram } from "./program";
import { withReferences } from "./with-references";

/** Finds the SDK's runner in a project; undefined if the SDK is not installed. */
export function findRunner(workingDirectory: string): string | undefined {
  try {
    return createRequire(path.join(workingDirectory, "package.json")).resolve("@pulumi/pulumi/cmd/run");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") {
      return undefined;
    }
    throw error;
  }
}

/** How programs start. */
interface LanguageHostOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** The outputs of other stacks. @default the engine looks for them */
  readonly references?: StackReferences;
  /** @default those for our stand-in for the Kubernetes provider */
  readonly preloads?: Launch["preloads"];
}

/** Starts the Node.js language host. `stop` ends its programs, too. */
export async function startLanguageHost({
  environment,
  references = {},
  preloads = preloadArguments,
}: LanguageHostOptions): Promise<PluginServer> {
  const programs = new Set<ChildProcess>();
  const endPrograms = () => {
    for (const program of programs) {
      killGroup(program, "SIGKILL");
    }
  };
  let engineAddress = "";
  const { port, stop } = await servePlugin(LanguageRuntimeService, {
    handshake: unary((request: language.LanguageHandshakeRequest) => {
      engineAddress = request.getEngineAddress();
      return new language.LanguageHandshakeResponse();
    }),
    getPluginInfo: unary(() => pluginInfo(process.versions.node)),
    getRequiredPlugins: unary(() => new language.GetRequiredPluginsResponse()),
    getRequiredPackages: unary(() => new language.GetRequiredPackagesResponse()),
    getProgramDependencies: unary(() => new language.GetProgramDependenciesResponse()),
    runtimeOptionsPrompts: unary(() => new language.RuntimeOptionsResponse()),
    about: unary(aboutNode),
    cancel: unary(() => {
      endPrograms();
      return new Empty();
    }),
    run: unary((request: language.RunRequest) =>
      withReferences(request, references, (asked) =>
        run(fromRpc(asked), { engineAddress, environment, preloads }, programs),
      ),
    ),
  });
  return {
    port,
    stop: () => {
      endPrograms();
      stop();
    },
  };
}

async function run(
  request: ProgramRequest,
  launch: Omit<Launch, "runner"> & { readonly environment: NodeJS.ProcessEnv },
  programs: Set<ChildProcess>,
): Promise<language.RunResponse> {
  const runner = findRunner(request.workingDirectory);
  if (runner === undefined) {
    throw new Error(`${request.workingDirectory}: @pulumi/pulumi is not installed; run npm install`);
  }
  const program = spawnProgram(request, { ...launch, runner });
  programs.add(program);
  const lastWords = lastLines(program);
  try {
    const { error, bail } = await programEnd(program);
    const response = new language.RunResponse();
    response.setError(withLastLines(error, lastWords));
    response.setBail(bail);
    return response;
  } finally {
    programs.delete(program);
  }
}

function fromRpc(request: language.RunRequest): ProgramRequest {
  const info = request.getInfo();
  const workingDirectory = info?.getProgramDirectory() || request.getPwd();
  return {
    project: request.getProject(),
    stack: request.getStack(),
    organization: request.getOrganization(),
    workingDirectory,
    rootDirectory: info?.getRootDirectory() || workingDirectory,
    entryPoint: info?.getEntryPoint() || request.getProgram() || ".",
    arguments: request.getArgsList(),
    config: Object.fromEntries(request.getConfigMap().toObject()),
    configSecretKeys: request.getConfigsecretkeysList(),
    dryRun: request.getDryrun(),
    parallel: request.getParallel(),
    monitorAddress: request.getMonitorAddress(),
    options: info?.getOptions()?.toJavaScript() ?? {},
  };
}

function aboutNode(): language.AboutResponse {
  const about = new language.AboutResponse();
  about.setExecutable(process.execPath);
  about.setVersion(process.version);
  return about;
}
