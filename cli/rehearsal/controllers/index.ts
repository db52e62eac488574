export { type AddressStyle } from "./addresses";
export { type CloudLedger, type CloudOwner } from "./ledger";
export { type ControllersOptions, type RunningControllers, startControllers } from "./start";
