export { type Flows, type Labels, type Peer, type PodPeer, exposedPods } from "./flows";
export { allowDns, denyAll, renderFlows } from "./policies";
