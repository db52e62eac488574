export { chartsCommand } from "./charts";
export { doctorCommand } from "./doctor";
export { initCommand } from "./init";
export { planCommand } from "./plan";
export { rehearseCommand } from "./rehearse";
export { teardownCommand } from "./teardown";
export { toolchainCommand } from "./toolchain";
export { upgradeCheckCommand } from "./upgrade-check";
