export { azure } from "./cloud";
export { propagationMilliseconds } from "./containerservice";
export { azureProvider } from "./provider";
export { unversioned } from "./unversioned";
