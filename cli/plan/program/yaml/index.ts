export { runYaml } from "./run-yaml";
