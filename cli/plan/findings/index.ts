export { modelRefusals } from "./api-models";
export { doorName, type FrontDoor, frontDoors } from "./front-doors";
export { loadBalancer } from "./load-balancers";
export { openings, openingsOf } from "./openings";
export { sharedRoutes } from "./shared-routes";
export { findings } from "./warnings";
