import { setFlagsFromString } from "node:v8";

/**
 * Tunes V8 for a command that ends within seconds. By default, V8 lets the space for new objects grow, and optimises functions after a few thousand
 * calls. Both are worthwhile only in longer runs.
 */
setFlagsFromString("--semi-space-growth-factor=1");
const [engine = ""] = process.versions.v8.split(".");
/* The second flag replaced the first, and V8 complains about flags that it does not know. */
setFlagsFromString(Number(engine) < 12 ? "--interrupt-budget=1000000" : "--invocation-count-for-turbofan=20000");

/** Lets the space for new objects grow again, for a command that works for minutes. `teardown` does not: it mostly waits for other programs. */
export function runLong(): void {
  setFlagsFromString("--semi-space-growth-factor=2");
}
