export { type Flows, type Labels, type Peer, type PodPeer, exposedPods } from "./flows";
export { createNetworkPolicy } from "./network-policy";
export { type Policy, allowDns, denyAll, flowsPolicy, renderFlows } from "./policies";
