export { ApiClient, type ApiConnection, ApiError } from "./api-client";
export { type Followed, follow, type KubernetesObject } from "./follow";
export { addNodes, makeNodeReady, type SimulatedNode } from "./nodes";
export { CONTROL_PLANE_TOOLS, type ControlPlane, startControlPlane } from "./start";
export { waitFor } from "./wait";
