import { setFlagsFromString } from "node:v8";

/**
 * Suits V8 to a command that ends within seconds. By default, V8 lets the space for new objects grow, optimises functions after a few
 * thousand calls, and collects old objects when the heap has doubled or more. This pays only in longer runs.
 */
setFlagsFromString("--semi-space-growth-factor=1");
setFlagsFromString("--heap-growing-percent=20");
const [engine = ""] = process.versions.v8.split(".");
/* The second flag replaced the first, and V8 complains about flags that it does not know. */
setFlagsFromString(Number(engine) < 12 ? "--interrupt-budget=1000000" : "--invocation-count-for-turbofan=20000");

/** Lets the heap grow again, for a command that works for minutes. `teardown` does not: it mostly waits for other programs. */
export function runLong(): void {
  setFlagsFromString("--semi-space-growth-factor=2");
  setFlagsFromString("--heap-growing-percent=0");
}
