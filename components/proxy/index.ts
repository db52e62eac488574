export { type ChartEnvironment, callsOut, throughProxy, withVariables } from "./chart-environment";
export { checkProxy, type PlatformProxy, proxyVariables, waysToProxy } from "./proxy";
