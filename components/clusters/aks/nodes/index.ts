export { type AksNodePoolArgs, type AksTaintArgs, type NodesArgs, OperatingSystem } from "./args";
export { checkNodes } from "./check";
export { createDevicePlugin } from "./device-plugin";
export { createNodePools, poolArgs } from "./node-pools";
export { planPools, planSystemPool, planUserPools } from "./plan";
