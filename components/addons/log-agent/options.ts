import { bytes } from "../../amounts";
import { notEmpty, once } from "../../checks";
import type { Problem } from "../../problems";

/** A language whose stack traces an agent recognizes. */
export type StackTraceLanguage = "go" | "java" | "python" | "ruby";

/** Options that every agent for logs has. */
export interface LogAgentOptions {
  /**
   * Languages whose stack traces become one entry of several lines, for instance `["java", "python"]`. The agent holds each trace for up to
   * two seconds.
   *
   * @default none: each line becomes a separate entry
   */
  readonly stackTraces?: readonly StackTraceLanguage[];
  /** Memory of each node's agent. @default the add-on's own default */
  readonly memory?: string;
}

/** Lists the mistakes in the options that every agent for logs has. */
export function checkLogAgent({ memory, stackTraces }: LogAgentOptions): Problem[] {
  return [
    ...bytes("memory", memory),
    ...notEmpty("stackTraces", stackTraces, "language", "remove it if each line is one log entry"),
    ...once("stackTraces", stackTraces ?? [], "language"),
  ];
}
