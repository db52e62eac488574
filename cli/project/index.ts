export { readCluster } from "./cluster";
export { type Project, readProject, readStack, type StackConfig } from "./project";
export { flattenConfig } from "./stack-config";
export { givenConfig, throwAwayStackName } from "./throw-away";
