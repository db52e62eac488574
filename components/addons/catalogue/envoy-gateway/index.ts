export { envoyGateway } from "./envoy-gateway";
export type { EnvoyGatewayClass, EnvoyGatewayOptions } from "./options";
