import { runStack } from "./stacks";

/* Recording stack traces of resources takes a quarter of a run's time. KEELSON_STACK_TRACES=1 switches the stack traces on. */
if (process.env.KEELSON_STACK_TRACES !== "1") {
  Error.stackTraceLimit = 0;
}

export = runStack;
