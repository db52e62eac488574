export { dynamicPlugin, startDynamicProviders } from "./dynamic-providers";
export { lastLines, withLastLines } from "./last-lines";
export { startOfficialHost } from "./official-host";
export { officialPreloads } from "./preloads";
export { startLanguageHost } from "./server";
