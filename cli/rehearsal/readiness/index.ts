export { awaitReady, defaultTimeoutSeconds, NotReadyError } from "./awaiting";
export { warningsAbout } from "./events";
export { lookOut } from "./lookout";
export { readinessOf } from "./readiness";
export { WaitBoard } from "./wait-board";
