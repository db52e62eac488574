import type { ChildProcess } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeClient, LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import type { StackReferences } from "../../project";
import { forwarding, type PluginServer, servePlugin, startPlugin, unary } from "../plugin-protocol";
import { killTree } from "../processes";
import { lastLines, withLastLines } from "./last-lines";
import { withReferences } from "./with-references";

/** An installed language host, and the settings of its programs. */
export interface OfficialHost {
  /** Its executable. */
  readonly file: string;
  /** The environment of the host and its programs. */
  readonly environment: NodeJS.ProcessEnv;
  /** The outputs of other stacks. @default the engine looks for them */
  readonly references?: StackReferences;
}

/**
 * Serves Pulumi's own language host to the engine. It passes calls on, except that a program finds the outputs of other stacks.
 * Each engine gets its own process, because the process ends with the engine.
 */
export async function startOfficialHost({ file, environment, references = {} }: OfficialHost): Promise<PluginServer> {
  let running: HostProcess | undefined;
  const hosted = () => {
    if (running === undefined) {
      throw new Error("the engine called the language host before its handshake");
    }
    return running;
  };
  const { definition, implementation } = forwarding(LanguageRuntimeService, async () => hosted().client);
  const { handshake, run } = LanguageRuntimeService;
  const { port, stop } = await servePlugin(
    { ...definition, handshake, run },
    {
      ...implementation,
      handshake: unary((request: language.LanguageHandshakeRequest) => {
        running?.end();
        running = new HostProcess(file, request.getEngineAddress(), environment);
        return new language.LanguageHandshakeResponse();
      }),
      run: unary((request: language.RunRequest) => withReferences(request, references, (asked) => hosted().run(asked))),
    },
  );
  return {
    port,
    stop: () => {
      running?.end();
      stop();
    },
  };
}

/** A language host that serves one engine. */
class HostProcess {
  readonly client: Promise<LanguageRuntimeClient>;
  readonly #process: ChildProcess;
  readonly #printed: readonly string[];

  constructor(file: string, engineAddress: string, environment: NodeJS.ProcessEnv) {
    const { process, port } = startPlugin({ file, args: [engineAddress], environment, errors: "pipe" });
    this.#process = process;
    this.#printed = lastLines({ stdout: null, stderr: process.stderr });
    this.client = port.then(
      (served) => new LanguageRuntimeClient(`127.0.0.1:${served}`, grpc.credentials.createInsecure()),
      /* It says why it does not start, for instance that a tool of the language is missing, on standard error alone. */
      (error: Error) => Promise.reject(new Error(withLastLines(error.message, this.#printed), { cause: error })),
    );
    /* Callers that request the client get its error. */
    this.client.catch(() => undefined);
  }

  /** Runs a program. Its error ends with what it printed last, which the engine does not see. */
  async run(request: language.RunRequest): Promise<language.RunResponse> {
    const client = await this.client;
    const response = await new Promise<language.RunResponse>((resolve, reject) => {
      client.run(request, (error, answer) => (error === null ? resolve(answer) : reject(new Error(error.details))));
    });
    response.setError(withLastLines(response.getError(), this.#printed));
    return response;
  }

  end(): void {
    killTree(this.#process);
    void this.client.then(
      (client) => client.close(),
      () => undefined,
    );
  }
}
