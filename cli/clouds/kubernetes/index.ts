export { kubernetesFacts } from "./facts";
export { claimSizes, isLess, kubernetesUpdateRules } from "./update-rules";
export { isZonal } from "./volume-zones";
