export { runChanges } from "./change-phases";
export { changesOf, type StackChange } from "./changes";
export { awaitNoLeftovers, everyObject } from "./leftovers";
export { describeMetricsApi } from "./metrics-api";
export { runPermissions } from "./permissions";
export { protectedIn } from "./protection";
export { retainedOnDelete } from "./retained";
export { tearDown } from "./tear-down";
export { checkWorkloads } from "./workloads";
