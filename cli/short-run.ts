import { setFlagsFromString } from "node:v8";

/**
 * Suits the engine of JavaScript to a command that ends within seconds. By default it lets the space for new objects grow, and compiles
 * functions that are called a few thousand times; both pay only in longer runs. A plan of prod takes 148 MiB without instead of 174.
 */
setFlagsFromString("--semi-space-growth-factor=1");
const [engine = ""] = process.versions.v8.split(".");
/* The second flag has replaced the first, and the engine complains of those that it does not know. */
setFlagsFromString(Number(engine) < 12 ? "--interrupt-budget=1000000" : "--invocation-count-for-turbofan=20000");

/** Takes the bound from the space for new objects, for a command that works for minutes itself. Others of minutes, as `teardown`, wait for programs. */
export function runLong(): void {
  setFlagsFromString("--semi-space-growth-factor=2");
}
