export { projectBucketConfig } from "./project-bucket-config";
export { projectSink } from "./project-sink";
