export { yamlProgram } from "./yaml-program";
