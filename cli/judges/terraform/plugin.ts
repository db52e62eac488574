import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { lastWords } from "./last-words";

/**
 * How Terraform and its providers greet each other.
 * https://github.com/hashicorp/terraform-plugin-go/blob/main/tfprotov5/tf5server/server.go
 * https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md
 */
const greeting = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5",
};

/** A provider that runs as a process. */
export interface Plugin {
  /** Its address for gRPC, for instance `unix:/run/plugin123`. */
  readonly address: string;
  /** Returns why it has ended by itself. Call it after the connection broke. */
  readonly lastWords: () => Promise<string>;
  stop(): Promise<void>;
}

/** How much of a provider's errors is kept: a panic with its stack. */
const keptCharacters = 100_000;

/** How long a process may take to end after its connection broke. */
const endMilliseconds = 5_000;

/** Starts a provider and waits until it answers. Its socket is in a folder that is deleted with it. */
export async function startPlugin(file: string, signal?: AbortSignal): Promise<Plugin> {
  const folder = await mkdtemp(path.join(tmpdir(), "keelson-judge-"));
  const child = spawn(file, [], {
    env: { PATH: "", HOME: folder, TMPDIR: folder, ...greeting },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said = (said + chunk).slice(-keptCharacters)));
  const ended = once(child, "close").catch(() => undefined);
  const words = async () => {
    await Promise.race([ended, setTimeout(endMilliseconds, undefined, { ref: false })]);
    return lastWords(said, { code: child.exitCode, signal: child.signalCode });
  };
  const stop = async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { address: await addressOf(child), lastWords: words, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Reads the first line of the provider: `1|5|unix|/run/plugin123|grpc|`. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) {
    throw new Error("the provider's output cannot be read");
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const [, version, network, address, protocol] = line.split("|");
    if (version === "5" && network === "unix" && address !== undefined && protocol === "grpc") {
      return `unix:${address}`;
    }
    throw new Error(`the provider's handshake: expected version 5 over gRPC on a Unix socket, got "${line}"`);
  }
  throw new Error("the provider ended before its handshake");
}
