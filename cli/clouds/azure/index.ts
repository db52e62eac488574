export { azure } from "./cloud";
export { azureProvider } from "./provider";
