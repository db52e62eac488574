export { chartsCommand } from "./charts";
export { planCommand } from "./plan";
export { rehearseCommand } from "./rehearse";
export { toolchainCommand } from "./toolchain";
