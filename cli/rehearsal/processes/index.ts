export { Cleanup } from "./cleanup";
export { killGroup, signalGroup } from "./process-group";
export { makeRunFolder } from "./run-folder";
export { guard, startWatchdog, type Watchdog } from "./watchdog";
