export { aws } from "./cloud";
export { stackContents } from "./cloudformation";
export { awsProvider } from "./provider";
export { awsStoreReplacements } from "./store-replacements";
