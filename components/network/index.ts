export { badCidr, badFlowPort, checkPeers } from "./check-peers";
export {
  type CidrPeer,
  type FlowPort,
  type Flows,
  type HostPeer,
  type Labels,
  type Peer,
  type PodPeer,
  exposedPods,
} from "./flows";
export { createNetworkPolicy } from "./network-policy";
export { type Policy, allowDns, denyAll, flowsPolicy, renderFlows } from "./policies";
