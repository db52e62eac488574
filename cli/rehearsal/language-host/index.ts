export { dynamicPlugin, startDynamicProviders } from "./dynamic-providers";
export { type OfficialHost, startOfficialHost } from "./official-host";
export { startLanguageHost } from "./server";
