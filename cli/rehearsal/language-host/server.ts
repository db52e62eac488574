import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { serveOnLoopback, serverOptions, unary } from "../plugin-protocol/unary";
import { killGroup } from "../processes/process-group";
import { type ProgramRequest, programEnd, spawnProgram } from "./program";

/** A running language host: attach it by `PULUMI_DEBUG_LANGUAGES=nodejs:<port>`. */
export interface LanguageHost {
  readonly port: number;
  /** Ends the running program, if any, and stops listening. */
  stop(): void;
}

/** The SDK's runner as the project has it; undefined when it has none. */
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

/** Starts the Node.js language host that the Pulumi CLI attaches to; its programs get the environment given. */
export async function startLanguageHost(environment: NodeJS.ProcessEnv): Promise<LanguageHost> {
  const programs = new Set<ChildProcess>();
  const endPrograms = () => {
    for (const program of programs) {
      killGroup(program, "SIGKILL");
    }
  };
  let engineAddress = "";
  const server = new grpc.Server(serverOptions);
  server.addService(LanguageRuntimeService, {
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
    run: unary((request: language.RunRequest) => run(fromRpc(request), engineAddress, environment, programs)),
  });
  const { port, stop } = await serveOnLoopback(server);
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
  engineAddress: string,
  environment: NodeJS.ProcessEnv,
  programs: Set<ChildProcess>,
): Promise<language.RunResponse> {
  const runner = findRunner(request.workingDirectory);
  if (runner === undefined) {
    throw new Error(
      `the project in ${request.workingDirectory} has no @pulumi/pulumi: install its dependencies (npm install)`,
    );
  }
  const program = spawnProgram(request, { runner, engineAddress, environment });
  programs.add(program);
  const lastWords = lastLines(program);
  try {
    const { error, bail } = await programEnd(program);
    const response = new language.RunResponse();
    response.setError(error === "" ? "" : [`${error}${lastWords.length > 0 ? ":" : ""}`, ...lastWords].join("\n"));
    response.setBail(bail);
    return response;
  } finally {
    programs.delete(program);
  }
}

/** How many of a program's last lines are told when it fails without a word to the engine. */
const keptLines = 20;

function lastLines(program: ChildProcess): readonly string[] {
  const lines: string[] = [];
  for (const stream of [program.stdout, program.stderr]) {
    if (stream === null) {
      continue;
    }
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      if (lines.length > keptLines) {
        lines.shift();
      }
    });
  }
  return lines;
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

function pluginInfo(version: string): plugin.PluginInfo {
  const info = new plugin.PluginInfo();
  info.setVersion(version);
  return info;
}

function aboutNode(): language.AboutResponse {
  const about = new language.AboutResponse();
  about.setExecutable(process.execPath);
  about.setVersion(process.version);
  return about;
}
