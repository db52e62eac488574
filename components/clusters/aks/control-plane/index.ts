export { type AksEndpointArgs, AksTier, type ControlPlaneArgs } from "./args";
export { checkControlPlane } from "./check";
export { createControlPlane, identityOf } from "./control-plane";
export { createClusterIdentities } from "./identities";
export { connect, renderKubeconfig } from "./kubeconfig";
