import { deployment, object, pods } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const budget = (spec: object) =>
  object("policy/v1:PodDisruptionBudget", "boutique/web", { spec: { selector: pods("web").podSelector, ...spec } });
const scaler = (minReplicas: number) =>
  object("autoscaling/v2:HorizontalPodAutoscaler", "boutique/web", {
    spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas, maxReplicas: 9 },
  });
const web = deployment("web", {}, { replicas: 3 });
const blocked = ["PodDisruptionBudget boutique/web: allows no disruption, so nodes with its pods cannot be drained"];

describe("replicas that an autoscaler sets, too", () => {
  itFinds([
    {
      name: "newly set by the program",
      before: [deployment("web", {}, { replicas: undefined }), scaler(6)],
      after: [deployment("web", {}, { replicas: 2 }), scaler(6)],
      lines: [
        "Deployment boutique/web: each update of spec.replicas overwrites the number that HorizontalPodAutoscaler boutique/web chose",
      ],
      bothWays: true,
    },
    {
      name: "set all along, with another number",
      before: [deployment("web", {}, { replicas: 3 }), scaler(6)],
      after: [deployment("web", {}, { replicas: 4 }), scaler(6)],
      lines: [],
      bothWays: true,
    },
  ]);
});

describe("budgets that no node can be drained with", () => {
  itFinds([
    {
      name: "as many as there are",
      before: [web, budget({ minAvailable: 2 })],
      after: [web, budget({ minAvailable: 3 })],
      lines: blocked,
      bothWays: true,
    },
    {
      name: "as many as the autoscaler keeps",
      before: [web, scaler(4), budget({ minAvailable: 3 })],
      after: [web, scaler(3), budget({ minAvailable: 3 })],
      lines: blocked,
    },
    {
      name: "fewer than the autoscaler keeps",
      before: [web, scaler(4)],
      after: [web, scaler(4), budget({ minAvailable: 3 })],
      lines: [],
      bothWays: true,
    },
    {
      name: "pods that the plan does not have",
      before: [],
      after: [budget({ minAvailable: 3 })],
      lines: [],
      bothWays: true,
    },
  ]);
});
