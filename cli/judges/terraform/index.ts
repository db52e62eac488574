export { type Configuration, configurationOf } from "./configuration";
export { startPlugin } from "./plugin";
export { proposedState } from "./proposed-state";
export {
  type AttributePath,
  connectProvider,
  type Diagnostic,
  type ProviderSchema,
  type TerraformProvider,
} from "./provider";
export { typeNames } from "./type-names";
