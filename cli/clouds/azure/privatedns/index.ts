export { privateZone } from "./private-zone";
export { virtualNetworkLink } from "./virtual-network-link";
