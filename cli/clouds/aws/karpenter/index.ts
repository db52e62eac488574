export { karpenterPool, nodeClass } from "./node-class";
