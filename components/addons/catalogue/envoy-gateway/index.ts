export { envoyGateway } from "./envoy-gateway";
export type { EnvoyGatewayOptions } from "./options";
