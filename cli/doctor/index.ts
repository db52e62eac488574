export { examine } from "./doctor";
export { readKubeconfig } from "./kubeconfig";
export { jsonOf, type RunTool, toolRunner } from "./run-tool";
export { doctorText } from "./text";
