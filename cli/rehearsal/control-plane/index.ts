export { ApiClient, type ApiConnection, ApiError } from "./api-client";
export { type FollowOptions, type Followed, follow, type KubernetesObject, objectKey } from "./follow";
export { addNodes, makeNodeReady, type NodeTaint, type SimulatedNode } from "./nodes";
export { CONTROL_PLANE_TOOLS, type ControlPlane, type ControlPlaneOptions, startControlPlane } from "./start";
export { type WaitOptions, waitFor } from "./wait";
