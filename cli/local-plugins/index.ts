export { type ComponentPlugin, componentPlugins } from "./component-plugins";
export { PluginClient } from "./plugin-client";
