import { planned } from "../../planned";
import { deployment, object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const job = (spec: object) =>
  object("batch/v1:CronJob", "shop/backup", { spec: { schedule: "0 0 * * *", concurrencyPolicy: "Forbid", ...spec } });
const scaler = (maxReplicas: number) =>
  object("autoscaling/v2:HorizontalPodAutoscaler", "shop/web", { spec: { minReplicas: 2, maxReplicas } });
const bounds = (minReplicas: number, maxReplicas: number) =>
  object("autoscaling/v2:HorizontalPodAutoscaler", "shop/web", { spec: { minReplicas, maxReplicas } });
const tasks = (desiredCount: number) => planned("aws:ecs/service:Service", "web", { inputs: { desiredCount } });
const target = (minCapacity: number, maxCapacity: number) =>
  planned("aws:appautoscaling/target:Target", "web", { inputs: { minCapacity, maxCapacity } });
const updating = (strategy: object) => deployment("cart", {}, { replicas: 4, strategy });
const release = (values: object) =>
  object("helm.sh/v3:Release", "velero/velero", { name: "velero", chart: "c", values });

describe("workloads that run worse", () => {
  itFinds([
    {
      name: "half the pods",
      before: [deployment("cart", {}, { replicas: 6 })],
      after: [deployment("cart", {}, { replicas: 3 })],
      lines: ["Deployment boutique/cart: spec.replicas 6 → 3"],
    },
    {
      name: "a fifth of the most pods",
      before: [scaler(10)],
      after: [scaler(2)],
      lines: ["HorizontalPodAutoscaler shop/web: spec.maxReplicas 10 → 2"],
    },
    {
      name: "two of three pods that agree by a majority",
      before: [object("apps/v1:StatefulSet", "shop/broker", { spec: { replicas: 3 } })],
      after: [object("apps/v1:StatefulSet", "shop/broker", { spec: { replicas: 2 } })],
      lines: ["StatefulSet shop/broker: spec.replicas 3 → 2"],
    },
    {
      name: "a job on a day that never comes",
      before: [job({ schedule: "0 3 * * *" })],
      after: [job({ schedule: "0 3 30 2 *" })],
      lines: ['CronJob shop/backup: spec.schedule "0 3 * * *" → "0 3 30 2 *"'],
    },
    {
      name: "a job that warms a cache every ten minutes instead of five",
      before: [job({ schedule: "*/5 * * * *" })],
      after: [job({ schedule: "*/10 * * * *" })],
      lines: [],
    },
    {
      name: "a job that runs every half hour instead of every five minutes",
      before: [job({ schedule: "*/5 * * * *" })],
      after: [job({ schedule: "*/30 * * * *" })],
      lines: ['CronJob shop/backup: spec.schedule "*/5 * * * *" → "*/30 * * * *"'],
      bothWays: true,
    },
    {
      name: "a job that runs every hour instead of every half hour",
      before: [job({ schedule: "*/30 * * * *" })],
      after: [job({ schedule: "0 * * * *" })],
      lines: ['CronJob shop/backup: spec.schedule "*/30 * * * *" → "0 * * * *"'],
    },
    {
      name: "half the memory of a chart's pods",
      before: [release({ server: { resources: { limits: { memory: "2Gi" } } } })],
      after: [release({ server: { resources: { limits: { memory: "1Gi" } } } })],
      lines: ['Release velero/velero: values.server.resources.limits.memory "2Gi" → "1Gi"'],
    },
    {
      name: "half the fewest pods",
      before: [bounds(6, 12)],
      after: [bounds(3, 12)],
      lines: ["HorizontalPodAutoscaler shop/web: spec.minReplicas 6 → 3"],
    },
    {
      name: "half the tasks of a service on ECS",
      before: [tasks(8)],
      after: [tasks(4)],
      lines: ["aws.ecs.Service web: desiredCount 8 → 4"],
    },
    {
      name: "half the bounds of a scaler on AWS",
      before: [target(4, 12)],
      after: [target(2, 6)],
      lines: ["aws.appautoscaling.Target web: maxCapacity 12 → 6", "aws.appautoscaling.Target web: minCapacity 4 → 2"],
    },
    { name: "a few tasks less", before: [tasks(8)], after: [tasks(6)], lines: [] },
    { name: "a few pods less", before: [scaler(10)], after: [scaler(8)], lines: [] },
    {
      name: "pods of a chart",
      before: [release({ controller: { replicas: 4 } })],
      after: [release({ controller: { replicas: 2 } })],
      lines: ["Release velero/velero: values.controller.replicas 4 → 2"],
    },
    {
      name: "a backup once a week",
      before: [job({})],
      after: [job({ schedule: "0 0 * * 0" })],
      lines: ['CronJob shop/backup: spec.schedule "0 0 * * *" → "0 0 * * 0"'],
      bothWays: true,
    },
    {
      name: "a backup of Velero every three days",
      before: [release({ schedules: { daily: { schedule: "0 1 * * *" } } })],
      after: [release({ schedules: { daily: { schedule: "0 1 */3 * *" } } })],
      lines: ['Release velero/velero: values.schedules.daily.schedule "0 1 * * *" → "0 1 */3 * *"'],
    },
    {
      name: "a job every minute, several at once",
      before: [job({ schedule: "*/10 * * * *" })],
      after: [job({ schedule: "* * * * *", concurrencyPolicy: "Allow" })],
      lines: [
        'CronJob shop/backup: spec.concurrencyPolicy "Forbid" → "Allow"',
        'CronJob shop/backup: spec.schedule "*/10 * * * *" → "* * * * *"',
      ],
      bothWays: true,
    },
    { name: "a job an hour later", before: [job({})], after: [job({ schedule: "0 1 * * *" })], lines: [] },
    {
      name: "an update that stops all pods first",
      before: [updating({ type: "RollingUpdate" })],
      after: [updating({ type: "Recreate" })],
      lines: ['Deployment boutique/cart: spec.strategy.type "RollingUpdate" → "Recreate"'],
    },
    {
      name: "an update that takes half of the pods away",
      before: [updating({ rollingUpdate: { maxUnavailable: 0 } })],
      after: [updating({ rollingUpdate: { maxUnavailable: 2 } })],
      lines: ["Deployment boutique/cart: spec.strategy.rollingUpdate.maxUnavailable 0 → 2"],
    },
    {
      name: "an update that takes one pod away",
      before: [updating({ rollingUpdate: { maxUnavailable: 0 } })],
      after: [updating({ rollingUpdate: { maxUnavailable: 1 } })],
      lines: [],
    },
    {
      name: "updates that wait",
      before: [deployment("cart", {}, { paused: false })],
      after: [deployment("cart", {}, { paused: true })],
      lines: ["Deployment boutique/cart: spec.paused false → true"],
    },
    {
      name: "half the memory of a task",
      before: [planned("aws:ecs/taskDefinition:TaskDefinition", "web", { inputs: { memory: "2048" } })],
      after: [planned("aws:ecs/taskDefinition:TaskDefinition", "web", { inputs: { memory: "1024" } })],
      lines: ['aws.ecs.TaskDefinition web: memory "2048" → "1024"'],
    },
    {
      name: "all nodes of Karpenter at once",
      before: [
        object("karpenter.sh/v1:NodePool", "default", { spec: { disruption: { budgets: [{ nodes: "10%" }] } } }),
      ],
      after: [
        object("karpenter.sh/v1:NodePool", "default", { spec: { disruption: { budgets: [{ nodes: "100%" }] } } }),
      ],
      lines: ['NodePool default: spec.disruption.budgets[0].nodes "10%" → "100%"'],
    },
  ]);
});
