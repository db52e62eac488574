export { readCluster } from "./cluster";
export { createProject } from "./create-project";
export type { LocalPlugin } from "./local-plugins";
export { placeVariables } from "./place-variables";
export { readProject } from "./project";
export { flattenConfig, fullConfigKey } from "./stack-config";
export { givenBeside, readStack } from "./stack-file";
export {
  howToRefer,
  readStackReferences,
  referredStack,
  type StackReferences,
} from "./stack-references";
export { givenConfig, howToGive, throwAwayStackName } from "./throw-away";
export type { Project, StackConfig } from "./types";
export { readYamlMap, yamlFile } from "./yaml-map";
