export { type Flows, type Labels, type Peer, type PodPeer, exposedPods } from "./flows";
export { createNetworkPolicy } from "./network-policy";
export { allowDns, denyAll, renderFlows } from "./policies";
