export { ComponentPlugins } from "./component-plugins";
export { runYaml } from "./run-yaml";
