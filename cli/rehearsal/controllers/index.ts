export { CloudHoldingsList } from "./cloud-holdings";
export { type RunningControllers, startControllers } from "./start";
