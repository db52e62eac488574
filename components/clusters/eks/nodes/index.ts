export {
  type EksNodePoolArgs,
  type EksScheduleArgs,
  type EksTaintArgs,
  NodeAutoscaler,
  type NodesArgs,
  OperatingSystem,
} from "./args";
export { checkNodes } from "./check";
export { bottlerocketSettings } from "./image";
export { createKarpenter } from "./karpenter";
export { createNodePools } from "./node-pools";
export { groupNames, planPools } from "./plan";
