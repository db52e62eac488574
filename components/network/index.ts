export { balancers } from "./balancers";
export { checkCidrs } from "./check-cidrs";
export { badFlowPort, checkPeers } from "./check-peers";
export {
  type CidrPeer,
  exposedPods,
  type FlowPort,
  type Flows,
  type HostPeer,
  type Labels,
  type Peer,
  type PodPeer,
  tenantLabel,
} from "./flows";
export { createNetworkPolicy } from "./network-policy";
export { allowDns, denyAll, flowsPolicy, type Policy, renderFlows } from "./policies";
export { splitWord } from "./words";
