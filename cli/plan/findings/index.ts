export { modelRefusals } from "./api-models";
export { loadBalancer } from "./load-balancers";
export { openings, openingsOf } from "./openings";
export { findings } from "./warnings";
