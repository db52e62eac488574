import { planned } from "../../planned";
import { deployment, object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const cpu = (averageUtilization: number) => ({
  type: "Resource",
  resource: { name: "cpu", target: { type: "Utilization", averageUtilization } },
});
const lag = { type: "External", external: { metric: { name: "lag" }, target: { averageValue: "100" } } };
const scaler = (spec: object) =>
  object("autoscaling/v2:HorizontalPodAutoscaler", "boutique/cart", {
    spec: {
      minReplicas: 2,
      maxReplicas: 10,
      scaleTargetRef: { kind: "Deployment", name: "cart" },
      metrics: [cpu(65)],
      ...spec,
    },
  });
const queue = (threshold: string, annotations: object = {}, spec: object = {}) =>
  object("keda.sh/v1alpha1:ScaledObject", "boutique/cart", {
    metadata: { annotations },
    spec: {
      ...spec,
      scaleTargetRef: { name: "cart" },
      triggers: [{ type: "prometheus", metadata: { threshold, activationThreshold: "5" } }],
    },
  });
const cart = (replicas?: number) => deployment("cart", {}, { replicas });
const pool = (maxNodeCount: number) =>
  planned("gcp:container/nodePool:NodePool", "general", { inputs: { autoscaling: { minNodeCount: 1, maxNodeCount } } });
const group = (maxSize: number) =>
  planned("aws:eks/nodeGroup:NodeGroup", "general", { inputs: { scalingConfig: { minSize: 2, maxSize } } });
const agents = (maxCount: number) =>
  planned("azure-native:containerservice:AgentPool", "general", { inputs: { minCount: 2, maxCount } });
const utilization = "HorizontalPodAutoscaler boutique/cart: spec.metrics[0].resource.target.averageUtilization";

describe("autoscalers that add less, or later", () => {
  itFinds([
    {
      name: "when pods have nothing left",
      before: [scaler({})],
      after: [scaler({ metrics: [cpu(95)] })],
      lines: [`${utilization} 65 → 95`],
    },
    {
      name: "also beside another bound",
      before: [scaler({})],
      after: [scaler({ maxReplicas: 12, metrics: [cpu(95)] })],
      lines: [`${utilization} 65 → 95`],
    },
    {
      name: "at twice the load",
      before: [scaler({ metrics: [cpu(40)] })],
      after: [scaler({ metrics: [cpu(80)] })],
      lines: [`${utilization} 40 → 80`],
    },
    {
      name: "without one of its measures",
      before: [scaler({ metrics: [cpu(65), lag] })],
      after: [scaler({ metrics: [cpu(65)] })],
      lines: [
        'HorizontalPodAutoscaler boutique/cart: spec.metrics[1] {"type":"External","external":{"metric":{"name":"lag"},"target":{"averageValue":"100"}}} → (nothing)',
      ],
    },
    {
      name: "at ten times the requests",
      before: [queue("100")],
      after: [queue("1k")],
      lines: ['ScaledObject boutique/cart: spec.triggers[0].metadata.threshold "100" → "1k"'],
    },
    {
      name: "never",
      before: [queue("100")],
      after: [queue("100", { "autoscaling.keda.sh/paused": "true" })],
      lines: ['ScaledObject boutique/cart: metadata.annotations["autoscaling.keda.sh/paused"] (nothing) → "true"'],
    },
    {
      name: "up to a third of the nodes",
      before: [pool(6), group(6), agents(6)],
      after: [pool(2), group(2), agents(2)],
      lines: [
        "gcp.container.NodePool general: autoscaling.maxNodeCount 6 → 2",
        "aws.eks.NodeGroup general: scalingConfig.maxSize 6 → 2",
        "azure-native.containerservice.AgentPool general: maxCount 6 → 2",
      ],
    },
    {
      name: "down to no pod, by another autoscaler",
      before: [cart(), scaler({ minReplicas: 2 })],
      after: [cart(), queue("100", {}, { minReplicaCount: 0 })],
      lines: [
        "Deployment boutique/cart: may run no pods because of ScaledObject boutique/cart; before, it ran at least 2",
      ],
    },
    {
      name: "down to no pod, by KEDA's default",
      before: [cart()],
      after: [cart(), queue("100")],
      lines: [
        "Deployment boutique/cart: may run no pods because of ScaledObject boutique/cart; before, it ran at least 1",
      ],
    },
    {
      name: "because there is none any more",
      before: [cart(), scaler({})],
      after: [cart()],
      lines: [
        "Deployment boutique/cart: no autoscaler adds pods any more; HorizontalPodAutoscaler boutique/cart allowed up to 10",
      ],
    },
  ]);
});

describe("and corrections", () => {
  itFinds([
    {
      name: "of a measure",
      before: [scaler({}), queue("100")],
      after: [scaler({ metrics: [cpu(75)] }), queue("150")],
      lines: [],
      bothWays: true,
    },
    { name: "of the most nodes", before: [pool(6)], after: [pool(4)], lines: [] },
    {
      name: "by KEDA's default kind",
      before: [cart(), queue("100")],
      after: [cart(), queue("120")],
      lines: [],
      bothWays: true,
    },
    {
      name: "with enough pods instead",
      before: [cart(), scaler({})],
      after: [cart(6)],
      lines: [],
    },
    { name: "with the workload that goes", before: [cart(), scaler({})], after: [], lines: [] },
  ]);
});
