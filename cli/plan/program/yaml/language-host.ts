import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** How a program ended. */
export interface ProgramEnd {
  /** Empty if it ended well. */
  readonly error: string;
  /** Whether it failed and has said why. */
  readonly bail: boolean;
  /** The output of its language host. */
  readonly printed: string;
}

/** The arguments of a language host's run. */
export interface HostedProgram {
  /** The host's executable. */
  readonly file: string;
  /** The address of engine and monitor. */
  readonly address: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly request: language.RunRequest;
}

/** Starts a language host, lets it run a program, and ends it. */
export async function runHosted({ file, address, environment, request }: HostedProgram): Promise<ProgramEnd> {
  const host = spawn(file, [address], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const printed: string[] = [];
  createInterface({ input: host.stderr }).on("line", (line) => printed.push(line));
  try {
    const port = await portOf(host);
    const client = new LanguageRuntimeClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const response = await new Promise<language.RunResponse>((resolve, reject) => {
      client.run(request, (error, answer) => {
        client.close();
        return error === null ? resolve(answer) : reject(new Error([error.details, ...printed].join("\n")));
      });
    });
    return {
      error: response.getError(),
      bail: response.getBail(),
      printed: stripVTControlCharacters(printed.join("\n")),
    };
  } finally {
    host.kill("SIGKILL");
  }
}

/** Returns the port that a process prints as its first line. */
export function portOf(host: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    if (host.stdout !== null) {
      createInterface({ input: host.stdout }).once("line", (line) => resolve(Number(line)));
    }
    host.once("error", reject);
    host.once("close", (code) =>
      reject(new Error(`${host.spawnfile} ended with exit code ${code} before it was ready`)),
    );
  });
}

/** A program in a folder, and the stack that it runs for. */
export interface ProgramOfStack {
  readonly project: string;
  readonly stack: string;
  readonly root: string;
  readonly folder: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  readonly monitorAddress: string;
}

/** Writes the request to preview a program. */
export function previewRequest(program: ProgramOfStack): language.RunRequest {
  const info = new language.ProgramInfo();
  info.setRootDirectory(program.root);
  info.setProgramDirectory(program.folder);
  info.setEntryPoint(".");
  info.setOptions(Struct.fromJavaScript({}));
  const request = new language.RunRequest();
  request.setProject(program.project);
  request.setStack(program.stack);
  request.setOrganization("organization");
  request.setPwd(program.folder);
  request.setProgram(".");
  request.setInfo(info);
  request.setDryrun(true);
  request.setParallel(16);
  request.setMonitorAddress(program.monitorAddress);
  request.setConfigsecretkeysList([...program.secretKeys]);
  for (const [key, value] of Object.entries(program.config)) {
    request.getConfigMap().set(key, value);
  }
  return request;
}
