export { type CloudLedger, type CloudOwner, type HoldingFacts } from "./ledger";
export { type RunningControllers, startControllers } from "./start";
