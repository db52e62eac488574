export { aws } from "./cloud";
export { awsProvider } from "./provider";
export { awsStoreReplacements } from "./store-replacements";
