export { type ControllerTerms, certificatesOf, controllerTerms, isNotSupported, type Redirect } from "./controllers";
export { visitorsOf } from "./visitors";
