export { type RemoteComponents, startRemoteComponents } from "./start";
