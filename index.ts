import { runStack } from "./stacks";

/* A stack trace per registered resource costs a quarter of a run. KEELSON_STACK_TRACES=1 brings them back. */
if (process.env.KEELSON_STACK_TRACES !== "1") {
  Error.stackTraceLimit = 0;
}

export = runStack;
