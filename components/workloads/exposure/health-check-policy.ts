import { isPlain } from "../../problems";
import type { Probe } from "../pod/container-args";
import type { WorkloadPort } from "../service/check-ports";
import type { GatewayObject } from "./gateway-objects";

/** What GKE's load balancers take for a kubelet's own values, where a probe says none. */
const kubeletDefaults = { periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 };

/**
 * Renders how GKE's load balancers find out which pods are well: as the readiness probe does where it asks the exposed port by
 * HTTP, and elsewhere by a connection to that port; without, they ask for `/`.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources#configure_health_check
 */
export function healthCheckPolicy(workloadName: string, port: WorkloadPort, probe: Probe = {}): GatewayObject {
  const { periodSeconds, timeoutSeconds, successThreshold, failureThreshold } = { ...kubeletDefaults, ...probe };
  const path = pathAt(port, probe);
  const portSpecification = "USE_SERVING_PORT";
  return {
    apiVersion: "networking.gke.io/v1",
    kind: "HealthCheckPolicy",
    suffix: "-health",
    spec: {
      default: {
        checkIntervalSec: periodSeconds,
        timeoutSec: timeoutSeconds,
        healthyThreshold: successThreshold,
        unhealthyThreshold: failureThreshold,
        config:
          path === undefined
            ? { type: "TCP", tcpHealthCheck: { portSpecification } }
            : { type: "HTTP", httpHealthCheck: { portSpecification, requestPath: path } },
      },
      targetRef: { group: "", kind: "Service", name: workloadName },
    },
  };
}

/** The path that a probe asks the port for by HTTP; none where it asks otherwise, or another port. */
function pathAt({ name, targetPort }: WorkloadPort, { httpGet }: Probe): unknown {
  if (httpGet === undefined || !isPlain(httpGet)) {
    return undefined;
  }
  const { path = "/", port, scheme = "HTTP" } = httpGet as { path?: unknown; port?: unknown; scheme?: unknown };
  return scheme === "HTTP" && (port === targetPort || port === name) ? path : undefined;
}
