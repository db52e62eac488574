export { Cleanup } from "./cleanup";
export { killGroup, signalGroup } from "./process-group";
export { killTree } from "./process-tree";
export { makeRunFolder } from "./run-folder";
export { guard, startWatchdog, type Watchdog } from "./watchdog";
