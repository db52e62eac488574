import * as pulumi from "@pulumi/pulumi";

/** A message that the program logged. */
export interface LogEntry {
  readonly severity: "info" | "warn" | "error";
  readonly message: string;
  /** The URN of the resource that it is about. */
  readonly urn?: string;
}

type LogFunction = typeof pulumi.log.info;
type Severity = LogEntry["severity"];

/**
 * Collects what the program logs, in order, until `release`. The SDK's own path to an engine is a chain through all
 * runs of the process, which one resource that never registers would block for good; so its functions are replaced.
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

  /** All messages so far; call it when every resource is registered. */
  entries(): Promise<LogEntry[]> {
    return Promise.all(this.#pending);
  }

  /** Gives the SDK its own functions back. */
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
