export { parseQuantity } from "../quantity";
export { chartCrds } from "./charts";
export { ProgramError } from "./failures";
export type { LogEntry } from "./program-log";
export { ProgramRun } from "./program-run";
export type { RegisteredOptions, RegisteredResource } from "./registered-resource";
export { type RunOptions, runProgram } from "./run-program";
export { previewState, simulate, simulateCall } from "./simulations";
export type { Simulate, SimulateCall, SimulatedResource, SimulatedState, Simulation } from "./simulations";
export { SECRET, type SecretsMode, UNKNOWN } from "./wire-values";
export {
  type AwsAccount,
  type AwsAnswer,
  type AwsCall,
  type AwsFault,
  type AwsLoadBalancer,
  type AwsNode,
  type AwsPlace,
  type AwsResource,
  type AwsType,
  addressAt,
  answerAws,
  awsTypes,
  checkProperties,
  faultMessage,
  numberAt,
  parseBlock,
  type Properties,
  previewOfCreation,
  previewOfUpdate,
  realisticId,
  recordsAt,
  refusal,
  textAt,
  textsAt,
  valueAt,
  withAutoname,
} from "./simulations/aws";
