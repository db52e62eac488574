export { projectBucketConfig } from "./project-bucket-config";
export { projectExclusion } from "./project-exclusion";
export { projectSink } from "./project-sink";
