export { examine } from "./doctor";
export { readKubeconfig } from "./kubeconfig";
export { type Answer, jsonOf, type RunTool, toolRunner } from "./run-tool";
export { doctorText } from "./text";
