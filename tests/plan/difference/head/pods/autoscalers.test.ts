import { object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const web = (replicas?: number) =>
  object("apps/v1:Deployment", "shop/web", {
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: { containers: [{ name: "web", image: "example.com/web:1.0.0" }] },
      },
    },
  });
const autoscaler = object("autoscaling/v2:HorizontalPodAutoscaler", "shop/web", {
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
    minReplicas: 3,
    maxReplicas: 6,
  },
});

describe("a workload whose number of pods goes", () => {
  itFinds([
    {
      name: "runs one pod",
      before: [web(3)],
      after: [web()],
      lines: ["Deployment shop/web: runs one pod instead of 3, because spec.replicas is no longer set"],
    },
    {
      name: "keeps those of its autoscaler",
      before: [web(3), autoscaler],
      after: [web(), autoscaler],
      lines: [],
      bothWays: true,
    },
  ]);
});
