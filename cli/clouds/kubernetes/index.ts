export { kubernetesFacts } from "./facts";
export { claimSizes, isLess, kubernetesUpdateRules } from "./update-rules";
