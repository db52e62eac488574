export { type ChartEnvironment, callsOut, throughProxy, withVariables } from "./chart-environment";
export { checkProxy, type PlatformProxy, type ProxyVariable, proxyVariables, waysToProxy } from "./proxy";
