export { readCluster } from "./cluster";
export { createProject } from "./create-project";
export { readProject, readStack } from "./project";
export { flattenConfig } from "./stack-config";
export { givenConfig, howToGive, throwAwayStackName } from "./throw-away";
export type { Project, StackConfig } from "./types";
