export { configurationOf } from "./configuration";
export { errorsIn, pathText } from "./diagnostics";
export { startPlugin } from "./plugin";
export { proposedState } from "./proposed-state";
export { connectProvider, type ProviderSchema, type TerraformProvider } from "./provider";
export { typeNames } from "./type-names";
