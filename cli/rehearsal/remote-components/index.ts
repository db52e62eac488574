export { type ProjectPlugins, startProjectPlugins } from "./project-plugins";
export { type RemoteComponents, startRemoteComponents } from "./start";
