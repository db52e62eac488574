export { createCertificateAuthority } from "./certificates";
export { type ComponentProcess, startComponent } from "./component-process";
export { kubeconfig } from "./credentials";
export { startApiServer } from "./lone-api-server";
export { addNodes, makeNodeReady, pluginDevicesKey, type SimulatedNode } from "./nodes";
export { type ControlPlane, controlPlaneTools, startControlPlane } from "./start";
export { WaitTimeout, waitFor } from "./wait";
