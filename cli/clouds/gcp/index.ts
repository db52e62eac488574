export { gcp } from "./cloud";
export { gcpProvider } from "./provider";
