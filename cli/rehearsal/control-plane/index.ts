export { createCertificateAuthority } from "./certificates";
export { startApiServer } from "./lone-api-server";
export { addNodes, makeNodeReady, pluginDevicesKey, type SimulatedNode } from "./nodes";
export { type ControlPlane, controlPlaneTools, startControlPlane } from "./start";
export { waitFor } from "./wait";
