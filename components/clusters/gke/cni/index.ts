export { type CniArgs, GkeCni } from "./args";
export { checkCni } from "./check";
export { cniOf, dataPlaneOf } from "./cni";
