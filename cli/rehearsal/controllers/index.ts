export { CloudHoldingsList } from "./cloud-holdings";
export { type CloudLedger, type CloudOwner, type HoldingFacts } from "./ledger";
export { type RunningControllers, startControllers } from "./start";
