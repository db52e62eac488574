import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { healthCheckPolicy } from "../../../components/workloads/exposure/health-check-policy";
import type { Probe } from "../../../components/workloads/pod/container-args";

const port = { name: "http", port: 80, targetPort: 8080, protocol: "TCP" } as const;
const byTcp = { type: "TCP", tcpHealthCheck: { portSpecification: "USE_SERVING_PORT" } };
const byHttp = (requestPath: string) => ({
  type: "HTTP",
  httpHealthCheck: { portSpecification: "USE_SERVING_PORT", requestPath },
});

describe("a HealthCheckPolicy", () => {
  it("targets the workload's Service, with the times of its readiness probe", () => {
    const probe = { httpGet: { path: "/ready", port: 8080 }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 4 };
    assert.deepEqual(healthCheckPolicy("web", port, probe), {
      apiVersion: "networking.gke.io/v1",
      kind: "HealthCheckPolicy",
      suffix: "-health",
      spec: {
        default: {
          checkIntervalSec: 5,
          timeoutSec: 2,
          healthyThreshold: 1,
          unhealthyThreshold: 4,
          config: byHttp("/ready"),
        },
        targetRef: { group: "", kind: "Service", name: "web" },
      },
    });
  });

  const cases: [string, Probe | undefined, object][] = [
    ["by HTTP on the exposed port by name", { httpGet: { path: "/ready", port: "http" } }, byHttp("/ready")],
    ["for / without a path", { httpGet: { port: 8080 } }, byHttp("/")],
    ["by a connection if the probe uses another port", { httpGet: { path: "/ready", port: 9090 } }, byTcp],
    ["by a connection if the probe uses TLS", { httpGet: { port: 8080, scheme: "HTTPS" } }, byTcp],
    ["by a connection if the port is not known yet", { httpGet: { port: pulumi.output(8080) } }, byTcp],
    ["by a connection if the probe runs a command", { exec: { command: ["true"] } }, byTcp],
    ["by a connection without a probe", undefined, byTcp],
  ];
  for (const [title, probe, config] of cases) {
    it(`checks ${title}`, () => {
      const { spec } = healthCheckPolicy("web", port, probe);
      assert.deepEqual((spec.default as { config: object }).config, config);
    });
  }
});
