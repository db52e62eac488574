export { ComponentPlugins } from "./component-plugins";
export type { YamlProgram } from "./yaml-program";
/** @public it is loaded by `require` */
export { yamlProgram } from "./yaml-program";
