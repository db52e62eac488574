export type { Exposure } from "./args";
export { checkExposure } from "./check";
export { expose } from "./objects";
export { type ExposurePlan, planExposure, servedProtocol } from "./plan";
export { exposedRoutes } from "./routes";
