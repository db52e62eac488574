export { type ControllerTerms, controllerTerms, isNotSupported, type Redirect } from "./controllers";
export { visitorsOf } from "./visitors";
