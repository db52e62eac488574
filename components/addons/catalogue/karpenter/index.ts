export { karpenter } from "./karpenter";
export type { KarpenterNodePool, KarpenterOptions, KarpenterTaint } from "./options";
