import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** Creates a pod that runs only if a node offers a GPU, and lets it in by its taint. */
export function runOnGpu(name: string, opts: pulumi.CustomResourceOptions): k8s.apps.v1.Deployment {
  const labels = { app: name };
  return new k8s.apps.v1.Deployment(
    name,
    {
      metadata: { name, namespace: "default" },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [{ name, image: "example/training:1", resources: { limits: { "nvidia.com/gpu": "1" } } }],
            tolerations: [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }],
          },
        },
      },
    },
    opts,
  );
}
