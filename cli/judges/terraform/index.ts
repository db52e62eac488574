export { configurationOf } from "./configuration";
export { startPlugin } from "./plugin";
export { type AttributePath, connectProvider, type Diagnostic, type TerraformProvider } from "./provider";
export { typeNames } from "./type-names";
