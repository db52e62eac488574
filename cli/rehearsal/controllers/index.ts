export { CloudHoldingsList } from "./cloud-holdings";
export { bringsClass } from "./ingress-classes";
export { type RunningControllers, startControllers } from "./start";
