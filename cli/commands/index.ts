export { chartsCommand } from "./charts";
export { doctorCommand } from "./doctor";
export { initCommand } from "./init";
export { planCommand } from "./plan";
export { rehearseCommand } from "./rehearse";
export { toolchainCommand } from "./toolchain";
export { upgradeCheckCommand } from "./upgrade-check";
