export { type Followed, follow, type KubernetesObject } from "../kubernetes/follow";
export { ApiClient, type ApiConnection, ApiError } from "./api-client";
export { addNodes, makeNodeReady, type SimulatedNode } from "./nodes";
export { type ControlPlane, controlPlaneTools as CONTROL_PLANE_TOOLS, startControlPlane } from "./start";
export { waitFor } from "./wait";
