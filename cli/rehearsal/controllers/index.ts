export { type CloudLedger, type CloudOwner } from "./ledger";
export { type RunningControllers, startControllers } from "./start";
