export { roleNameOf } from "../azure-roles";
export type { PublicCloud } from "../clusters/contract";
export { type ImageReference, isImage, parseImage, registryOf } from "../image-reference";
export { secretMark, unknownMark } from "../marks";
export { nearName } from "../near-name";
export { maskSecrets, notSecretAnnotation, type TextPlace } from "../plain-secrets";
export { parseQuantity } from "../quantity";
export { addressAt, contains, overlap, parseRange, type Range } from "../ranges";
export { isRecord } from "../records";
export { checkSchedule, longestGapSeconds } from "../schedule";
export { chartCrds, chartNames, chartOrders, chartPurpose, chartRemoval, chartRetirement } from "./charts";
export { ProgramError } from "./failures";
export { generatedName } from "./kubernetes-simulation";
export type { LogEntry } from "./program-log";
export { ProgramRecorder } from "./program-recorder";
export { ProgramRun } from "./program-run";
export type { RegisteredOptions, RegisteredResource } from "./registered-resource";
export { type RunOptions, runProgram } from "./run-program";
export type {
  ResourceSimulation,
  Simulate,
  SimulateCall,
  SimulatedResource,
  SimulatedState,
  Simulation,
} from "./simulation";
export type { SecretsMode } from "./wire-values";
