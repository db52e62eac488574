import * as pulumi from "@pulumi/pulumi";

/**
 * A message that the program logged.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import * as aws from "@pulumi/aws";
 * import { type LogEntry, runProgram } from "keelson/testing";
 *
 * it("warns of nothing", async () => {
 *   const { logs } = await runProgram(() => new aws.s3.Bucket("orders"));
 *   const isWarning = ({ severity }: LogEntry) => severity === "warn";
 *   assert.deepEqual(logs.filter(isWarning), []);
 * });
 * ```
 */
export interface LogEntry {
  readonly severity: "info" | "warn" | "error";
  readonly message: string;
  /** The URN of the resource that the message is about. */
  readonly urn?: string;
}

type LogFunction = typeof pulumi.log.info;
type Severity = LogEntry["severity"];

/**
 * Collects the program's log messages, in order, until `release`. It replaces the SDK's functions, because they put all messages of the process into
 * one queue. A single resource that never registers would block this queue forever.
 */
export class ProgramLog {
  readonly #pending: Promise<LogEntry>[] = [];
  readonly #original = { ...pulumi.log };

  constructor(onError: (message: string) => void) {
    Object.assign(pulumi.log, {
      debug: () => Promise.resolve(),
      info: this.#collect("info"),
      warn: this.#collect("warn"),
      error: this.#collect("error", onError),
    });
  }

  /** Returns all messages so far. Call this when every resource is registered. */
  entries(): Promise<LogEntry[]> {
    return Promise.all(this.#pending);
  }

  /** Restores the SDK's functions. */
  release(): void {
    Object.assign(pulumi.log, this.#original);
  }

  #collect(severity: Severity, onMessage?: (message: string) => void): LogFunction {
    return (message, resource) => {
      onMessage?.(message);
      this.#pending.push(entry(severity, message, resource));
      return Promise.resolve();
    };
  }
}

async function entry(severity: Severity, message: string, resource: pulumi.Resource | undefined): Promise<LogEntry> {
  if (resource === undefined) {
    return { severity, message };
  }
  const urn = await new Promise<string>((resolve) => resource.urn.apply(resolve));
  return { severity, message, urn };
}
