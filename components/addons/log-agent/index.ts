export { nodeAgent } from "./node-agent";
export { checkLogAgent, type LogAgentOptions, type StackTraceLanguage } from "./options";
export { credentialPatterns } from "./redaction";
export { searchVariables, variablesOfSearch } from "./search-variables";
