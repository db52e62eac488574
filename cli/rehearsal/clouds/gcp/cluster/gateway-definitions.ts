import { type CloudObject } from "../../simulated-cluster";
import { definition } from "../../system-workloads";

const approved = "https://github.com/kubernetes-sigs/gateway-api/pull/4530";

/**
 * The kinds that GKE serves with its Gateway API, with open schemas, and none of its controller's answers.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/deploying-gateways
 */
export function gatewayDefinitions(): readonly CloudObject[] {
  const kind = (version: string, name: string, plural: string, scope: "Cluster" | "Namespaced" = "Namespaced") =>
    definition(version, name, plural, scope, approved);
  return [
    kind("gateway.networking.k8s.io/v1", "GatewayClass", "gatewayclasses", "Cluster"),
    kind("gateway.networking.k8s.io/v1", "Gateway", "gateways"),
    kind("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes"),
    kind("gateway.networking.k8s.io/v1", "GRPCRoute", "grpcroutes"),
    kind("networking.gke.io/v1", "HealthCheckPolicy", "healthcheckpolicies"),
    kind("networking.gke.io/v1", "GCPBackendPolicy", "gcpbackendpolicies"),
    kind("networking.gke.io/v1", "GCPGatewayPolicy", "gcpgatewaypolicies"),
  ];
}
