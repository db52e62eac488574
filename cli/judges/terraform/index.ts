export { configurationOf, fromJson } from "./configuration";
export { errorsIn, pathText } from "./diagnostics";
export { startPlugin } from "./plugin";
export { proposedState } from "./proposed-state";
export {
  connectProvider,
  nothing,
  type ProviderSchema,
  type StoredState,
  type TerraformProvider,
} from "./provider";
export { typeNames } from "./type-names";
