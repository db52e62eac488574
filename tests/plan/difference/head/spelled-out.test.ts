import assert from "node:assert/strict";
import { difference, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";
import { deployment, object } from "../pull-request-parts";

function linesOf(before: PlannedResource, after: PlannedResource): string[] {
  return headLines([before], [after], difference([before], [after])).map((line) => line.class);
}

const quantities = (cpu: string, memory: string) => deployment("web", { resources: { requests: { cpu, memory } } });
const probe = (given: object) => deployment("web", { readinessProbe: { httpGet: { path: "/", port: 80 }, ...given } });
const service = (spec: object) => object("core/v1:Service", "shop/web", { spec: { ports: [{ port: 80 }], ...spec } });
const pulled = (image: string, more: object = {}) => deployment("web", { image, ...more });
const scaled = (behavior?: object) =>
  object("autoscaling/v2:HorizontalPodAutoscaler", "shop/web", { spec: { maxReplicas: 10, behavior } });
const cron = (spec: object) => object("batch/v1:CronJob", "shop/job", { spec: { schedule: "0 3 * * *", ...spec } });

const same: readonly [before: PlannedResource, after: PlannedResource][] = [
  [quantities("500m", "1024Mi"), quantities("0.5", "1Gi")],
  [probe({}), probe({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 })],
  [probe({ httpGet: { path: "/", port: 80 } }), probe({ httpGet: { path: "/", port: 80, scheme: "HTTP" } })],
  [service({}), service({ type: "ClusterIP", sessionAffinity: "None", internalTrafficPolicy: "Cluster" })],
  [service({}), service({ ports: [{ port: 80, protocol: "TCP" }] })],
  [pulled("a:1"), pulled("a:1", { imagePullPolicy: "IfNotPresent" })],
  [pulled("a:latest"), pulled("a:latest", { imagePullPolicy: "Always" })],
  [pulled("localhost:5000/a"), pulled("localhost:5000/a", { imagePullPolicy: "Always" })],
  [scaled(), scaled({ scaleDown: { stabilizationWindowSeconds: 300 } })],
  [
    scaled(),
    scaled({
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: "Max",
        policies: [
          { type: "Pods", value: 4, periodSeconds: 15 },
          { type: "Percent", value: 100, periodSeconds: 15 },
        ],
      },
    }),
  ],
  [cron({}), cron({ concurrencyPolicy: "Allow", suspend: false, failedJobsHistoryLimit: 1 })],
];

const other: readonly [before: PlannedResource, after: PlannedResource][] = [
  [quantities("500m", "1024Mi"), quantities("0.5", "1G")],
  [probe({}), probe({ httpGet: { path: "/", port: 80, scheme: "HTTPS" } })],
  [probe({ timeoutSeconds: 5 }), probe({ timeoutSeconds: 1 })],
  [service({ type: "LoadBalancer" }), service({})],
  [pulled("a:1"), pulled("a:1", { imagePullPolicy: "Always" })],
  [pulled("a:1"), pulled("a:1", { imagePullPolicy: "Never" })],
  [scaled(), scaled({ scaleUp: { stabilizationWindowSeconds: 1 } })],
];

describe("what is only written otherwise", () => {
  for (const [before, after] of same) {
    it(`has no line: ${JSON.stringify(after.inputs.spec)}`, () => {
      assert.deepEqual(linesOf(before, after), []);
      assert.deepEqual(linesOf(after, before), []);
    });
  }
  for (const [before, after] of other) {
    it(`is not mistaken: ${JSON.stringify(before.inputs.spec)} → ${JSON.stringify(after.inputs.spec)}`, () => {
      assert.notDeepEqual(linesOf(before, after), []);
    });
  }
});
