export { type PluginServer, serveAll, servePlugin } from "./server";
export { RpcFailure, unary } from "./unary";
