export { type Judgement, mustChangeNothing, mustSucceed } from "./judgement";
export {
  changesText,
  changeText,
  failuresOf,
  isMovedByCloud,
  isRemoval,
  type Mistake,
  operationFailures,
  outcomeOf,
} from "./outcomes";
export { PhaseRunner } from "./phase-runner";
export { RunRecord } from "./run-record";
