export { changedSettings, compareInputs, type Difference, differences, forces, propertyPath } from "./difference";
export { forwarding } from "./forwarding";
export { initFailure } from "./init-failure";
export {
  checkResponse,
  containsUnknown,
  diffResponse,
  fromStruct,
  pluginInfo,
  toStruct,
  unknownValue,
} from "./messages";
export { Monitor } from "./monitor";
export { keepingSecrets } from "./secrets";
export { type PluginServer, servePlugin } from "./server";
export { unary } from "./unary";
