import type { types } from "@pulumi/kubernetes";
import { isPlain } from "../../problems";
import type { WorkloadPort } from "../service";
import type { GatewayObject } from "./gateway-objects";

/** The kubelet's defaults. GKE's load balancers use them for values that a probe does not set. */
const kubeletDefaults = { periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 };

/**
 * Renders the health check of GKE's load balancers. It repeats the readiness probe if the probe sends HTTP requests to the exposed port. Otherwise it
 * only opens a TCP connection to that port. Without a policy, GKE requests `/`.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources#configure_health_check
 */
export function healthCheckPolicy(
  workloadName: string,
  port: WorkloadPort,
  probe: types.input.core.v1.Probe = {},
): GatewayObject {
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

/** Returns the path that an HTTP probe requests from the port. Undefined for all other probes. */
function pathAt({ name, targetPort }: WorkloadPort, { httpGet }: types.input.core.v1.Probe): unknown {
  if (httpGet === undefined || !isPlain(httpGet)) {
    return undefined;
  }
  const { path = "/", port, scheme = "HTTP" } = httpGet as { path?: unknown; port?: unknown; scheme?: unknown };
  return scheme === "HTTP" && (port === targetPort || port === name) ? path : undefined;
}
