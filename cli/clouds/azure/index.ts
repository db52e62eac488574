export { azure } from "./cloud";
export { azureProvider } from "./provider";
export { unversioned } from "./unversioned";
