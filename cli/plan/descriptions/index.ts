export { destination, projectKind } from "./argo-values";
export { chartDeeds, chartName, leavesSnapshots } from "./chart-values";
export { cloudOpenings, isOfCloud, shortName, shown, shownType, subnetNames } from "./cloud-values";
export { contentHash } from "./content-hash";
export { type Description, descriptions } from "./description";
export { weaknesses } from "./pod-security";
export { beyondQuota } from "./quota";
export { durationWords, scheduleWords } from "./schedule-words";
export { isWorkload, type Workload, workloads } from "./workloads";
