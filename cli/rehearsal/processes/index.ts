export { Cleanup } from "./cleanup";
export { killGroup, signalGroup } from "./process-group";
export { makeRunFolder } from "./run-folder";
