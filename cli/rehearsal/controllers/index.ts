export { CloudHoldingsList } from "./cloud-holdings";
export { bringsClass } from "./ingress-classes";
export { playedSentences } from "./sentences";
export { type RunningControllers, startControllers } from "./start";
