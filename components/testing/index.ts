export { ProgramError } from "./failures";
export type { LogEntry } from "./program-log";
export { ProgramRun } from "./program-run";
export type { RegisteredOptions, RegisteredResource } from "./registered-resource";
export { type RunOptions, runProgram } from "./run-program";
export { previewState, simulate, simulateCall } from "./simulations";
export type { Simulate, SimulateCall, SimulatedResource, SimulatedState, Simulation } from "./simulations";
export { SECRET, type SecretsMode, UNKNOWN } from "./wire-values";
