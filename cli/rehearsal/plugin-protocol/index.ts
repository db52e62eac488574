export { type PluginServer, servePlugin, unary } from "../../grpc";
export { changedSettings, compareInputs, type Difference, differences, forces, propertyPath } from "./difference";
export { forwarding } from "./forwarding";
export { initFailure } from "./init-failure";
export { serveLazily } from "./lazy-plugin";
export {
  checkResponse,
  containsUnknown,
  diffResponse,
  fromStruct,
  pluginInfo,
  toStruct,
  unknownValue,
} from "./messages";
export { Monitor, type Registered } from "./monitor";
export { startPlugin } from "./plugin-process";
export { keepingSecrets } from "./secrets";
