export { createNodeAccount, type NodeAccount, nodeAccountSuffix } from "./account";
export type { GkeBlueGreenArgs, GkeNodePoolArgs, GkeTaintArgs, NodesArgs } from "./args";
export { checkNodes } from "./check";
export { nodeConfigOf } from "./config";
export { diskKindOf } from "./disk-kind";
export { type DiskKind, seriesOf } from "./machines";
export { createNodePools } from "./node-pools";
export { defaultMaxPods, planPools } from "./plan";
