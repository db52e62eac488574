import { runStack } from "./stacks";

/* Stack traces of registered resources take a quarter of a run. KEELSON_STACK_TRACES=1 switches them on. */
if (process.env.KEELSON_STACK_TRACES !== "1") {
  Error.stackTraceLimit = 0;
}

export = runStack;
