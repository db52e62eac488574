export { cluster } from "./cluster";
export { nodePool } from "./node-pool";
