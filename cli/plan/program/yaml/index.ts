export { type YamlProgram, yamlProgram } from "./yaml-program";
