export { gcp } from "./cloud";
export { regionOfLocation } from "./names";
export { gcpProvider } from "./provider";
export { gcpStoreReplacements } from "./store-replacements";
