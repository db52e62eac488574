export { ComponentPlugins } from "./component-plugins";
export { type YamlProgram, yamlProgram } from "./yaml-program";
