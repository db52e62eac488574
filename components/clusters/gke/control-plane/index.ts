export { ClusterDns, type ControlPlaneArgs, type GkeEndpointArgs, ReleaseChannel } from "./args";
export { checkControlPlane } from "./check";
export { createControlPlane } from "./control-plane";
export { identifierOf, kubeconfigOf, renderKubeconfig, serverOf } from "./kubeconfig";
