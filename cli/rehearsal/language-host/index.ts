export { dynamicPlugin, startDynamicProviders } from "./dynamic-providers";
export { startOfficialHost } from "./official-host";
export { officialPreloads } from "./preloads";
export { startLanguageHost } from "./server";
