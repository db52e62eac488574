import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const start = new pulumi.Config().require("start");
const apiVersion = "keda.sh/v1alpha1";
const { CustomResource } = k8s.apiextensions;

const system = new k8s.core.v1.Namespace("keda", { metadata: { name: "keda" } });
const shop = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } });
const namespace = shop.metadata.name;
const operator = new k8s.helm.v3.Release("keda", { name: "keda", chart: "keda", namespace: system.metadata.name });

/** A Deployment that is scaled by triggers. */
function scaled(name: string, triggers: object[], limits: object = {}): void {
  const labels = { app: name };
  const resources = { requests: { cpu: "100m", memory: "64Mi" } };
  const deployment = new k8s.apps.v1.Deployment(name, {
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name, image: "web:1", resources }] } },
    },
  });
  new CustomResource(
    name,
    {
      apiVersion,
      kind: "ScaledObject",
      metadata: { name, namespace },
      spec: { scaleTargetRef: { name: deployment.metadata.name }, ...limits, triggers },
    },
    { dependsOn: operator },
  );
}

/* Nothing answers on this port. */
const prometheus = {
  type: "prometheus",
  metadata: { serverAddress: "http://127.0.0.1:1", query: "sum(orders)", threshold: "5" },
};
scaled("web", [
  { type: "cpu", metricType: "Utilization", metadata: { value: "70" } },
  { type: "cron", metadata: { timezone: "UTC", start, end: "0 20 * * *", desiredReplicas: "3" } },
]);
scaled("orders", [prometheus], { minReplicaCount: 1, maxReplicaCount: 7 });
new CustomResource(
  "cache",
  {
    apiVersion,
    kind: "ScaledJob",
    metadata: { name: "reports", namespace },
    spec: {
      jobTargetRef: {
        template: { spec: { restartPolicy: "Never", containers: [{ name: "report", image: "report:1" }] } },
      },
      triggers: [prometheus],
    },
  },
  { dependsOn: operator },
);
