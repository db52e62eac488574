export type { ControlPlaneArgs, EksEndpointArgs } from "./args";
export { checkControlPlane } from "./check";
export { createControlPlane, createControlPlaneRole } from "./control-plane";
export { issuerOf, kubeconfigOf, renderKubeconfig } from "./kubeconfig";
