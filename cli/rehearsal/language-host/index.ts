export { dynamicPlugin, startDynamicProviders } from "./dynamic-providers";
export { startOfficialHost } from "./official-host";
export { startLanguageHost } from "./server";
