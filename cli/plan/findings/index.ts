export { modelRefusals } from "./api-models";
export { loadBalancer } from "./load-balancers";
export { openings, openingsOf } from "./openings";
export { sharedRoutes } from "./shared-routes";
export { findings } from "./warnings";
