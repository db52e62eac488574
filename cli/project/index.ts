export { readCluster } from "./cluster";
export { createProject } from "./create-project";
export { type Project, readProject, readStack, type StackConfig } from "./project";
export { flattenConfig } from "./stack-config";
