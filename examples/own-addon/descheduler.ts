import { containerResources, defineAddon, expected, type Problem, preferSystemPool, tolerateSystemPool } from "keelson";

/** Options of the descheduler. */
export interface DeschedulerOptions {
  /** When it looks for pods that would run better elsewhere, as a cron schedule. @default "17 * * * *": once an hour */
  readonly schedule?: string;
  /** How many pods it may evict from one node in a run, at least 1. @default 5 */
  readonly maxPodsPerNode?: number;
}

const fiveFields = /^\S+( \S+){4}$/;

/** Evicts pods that would run better on another node, so that the scheduler places them anew. */
export const descheduler = defineAddon<DeschedulerOptions>({
  name: "descheduler",
  summary: "moves pods to nodes that suit them better",
  chart: { repository: "https://kubernetes-sigs.github.io/descheduler/", name: "descheduler", version: "0.36.0" },
  namespace: "descheduler",
  crds: { how: "none" },
  check: ({ options }) => problemsOf(options),
  /* Everything that its pods may connect to. Nobody connects to them. */
  flows: () => [
    { name: "descheduler", pods: { "app.kubernetes.io/name": "descheduler" }, egress: ["dns", "apiserver"] },
  ],
  values: ({ options: { schedule = "17 * * * *", maxPodsPerNode = 5 } }) => ({
    kind: "CronJob",
    schedule,
    activeDeadlineSeconds: 600,
    deschedulerPolicy: { maxNoOfPodsToEvictPerNode: maxPodsPerNode, profiles: [profile] },
    tolerations: tolerateSystemPool,
    affinity: preferSystemPool,
    resources: containerResources({ cpu: "100m", memory: "128Mi", limit: "256Mi" }),
    /* The level `restricted` of Pod Security asks for it, and the chart leaves it out. */
    podSecurityContext: { seccompProfile: { type: "RuntimeDefault" } },
  }),
});

/** Pods of one workload that share a node, and pods on nodes whose taints they do not tolerate. */
const profile = {
  name: "default",
  pluginConfig: [{ name: "DefaultEvictor" }, { name: "RemoveDuplicates" }, { name: "RemovePodsViolatingNodeTaints" }],
  plugins: {
    balance: { enabled: ["RemoveDuplicates"] },
    deschedule: { enabled: ["RemovePodsViolatingNodeTaints"] },
  },
};

/** Lists mistakes in the options. The platform refuses them before it makes anything. */
function problemsOf({ schedule, maxPodsPerNode }: DeschedulerOptions): Problem[] {
  return [
    ...(schedule === undefined || fiveFields.test(schedule)
      ? []
      : [expected("schedule", 'five fields such as "17 * * * *"', schedule)]),
    ...(maxPodsPerNode === undefined || maxPodsPerNode >= 1
      ? []
      : [expected("maxPodsPerNode", "at least 1", maxPodsPerNode)]),
  ];
}
