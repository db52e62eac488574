import { bytes } from "../../amounts";
import { notEmpty, once } from "../../checks";
import type { Problem } from "../../problems";

/** A programming language whose stack traces an agent recognizes. */
export type StackTraceLanguage = "go" | "java" | "python" | "ruby";

/** Options of every log agent. */
export interface LogAgentOptions {
  /**
   * Programming languages of the workloads, for instance `["java", "python"]`. All lines of a stack trace in these languages become one entry. The
   * agent holds each stack trace for up to two seconds.
   *
   * @default none: each line becomes a separate entry
   */
  readonly stackTraces?: readonly StackTraceLanguage[];
  /** Memory of the agent on each node. @default the default of the add-on */
  readonly memory?: string;
}

/** Lists the mistakes in the options of every log agent. */
export function checkLogAgent({ memory, stackTraces }: LogAgentOptions): Problem[] {
  return [
    ...bytes("memory", memory),
    ...notEmpty("stackTraces", stackTraces, "language", "remove stackTraces if each line is one log entry"),
    ...once("stackTraces", stackTraces ?? [], "language"),
  ];
}
