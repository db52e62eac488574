import type { MonitoringRules } from "../../../capabilities";

const replicas = 'kube_deployment_status_replicas_available{namespace="envoy-gateway-system"';
const requests =
  'envoy_http_downstream_rq_xx{namespace="envoy-gateway-system", envoy_http_conn_manager_prefix=~"https?-.*"';

/** Alerts about Gateways without a ready proxy, changes that do not reach the proxies, and error responses. */
export function envoyGatewayRules(classNames: readonly string[]): MonitoringRules {
  const proxies = classNames.map((className) =>
    rule("GatewayProxiesMissing", `${replicas}, deployment="${className}"} == 0`, "critical", "2m", {
      summary: "No proxy of the Gateways is ready.",
      description: `Every host behind the GatewayClass ${className} is unreachable.`,
    }),
  );
  return { groups: [{ name: "envoy-gateway", rules: [...proxies, ...shared] }] };
}

const shared = [
  rule("GatewayControllerMissing", `${replicas}, deployment="envoy-gateway"} == 0`, "warning", "10m", {
    summary: "Envoy Gateway has no ready pod.",
    description: "The proxies keep their last configuration. They do not see new routes, certificates or pods.",
  }),
  rule("GatewayChangeRejected", "sum by (typeURL) (increase(xds_nack_total[15m])) > 0", "warning", "5m", {
    summary: "Envoy rejects a change to the Gateways.",
    description:
      "Envoy rejected {{ $labels.typeURL }}. The proxies keep their last configuration. Read the log of envoy-gateway.",
  }),
  rule(
    "GatewayServesErrors",
    `sum(rate(${requests}, envoy_response_code_class="5"}[5m])) / sum(rate(${requests}}[5m])) > 0.05`,
    "warning",
    "10m",
    {
      summary: "More than 5 % of the Gateways' responses are server errors.",
      description:
        "{{ $value | humanizePercentage }} of all requests fail; the metric envoy_cluster_upstream_rq_xx shows the route.",
    },
  ),
];

function rule(
  alert: string,
  expr: string,
  severity: "critical" | "warning",
  lasting: string,
  annotations: { readonly summary: string; readonly description: string },
): Record<string, unknown> {
  return { alert, expr, for: lasting, labels: { severity }, annotations };
}
