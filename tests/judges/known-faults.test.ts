import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { withLeaf } from "../../bench/mutations/leaves";
import { brokenReferences, modelRefusals, plan, planPaths, planWiring, strayNames } from "../../cli/plan";
import { readCluster, readProject, readStack } from "../../cli/project";
import { isRecord } from "../../cli/values";
import type { RegisteredResource } from "../../components/testing";

type Resources = readonly RegisteredResource[];

/** Returns the resources with another value for one input. `of` is the end of the type, a space and the name. */
const set =
  (of: string, path: string, value: unknown) =>
  (resources: Resources): Resources => {
    let isChanged = false;
    const changed = resources.map((one) => {
      const [type = "", name] = of.split(" ");
      const keys = path.split(/(?<!\\)\./).map((key) => key.replaceAll("\\.", "."));
      if (!one.type.endsWith(`:${type}`) || one.name !== name) {
        return one;
      }
      const inputs = withLeaf(one.inputs, keys, value);
      isChanged ||= !isDeepStrictEqual(inputs, one.inputs);
      return isRecord(inputs) ? { ...one, inputs } : one;
    });
    assert.ok(isChanged, `there is no ${path} in ${of}`);
    return changed;
  };

const without =
  (of: string) =>
  (resources: Resources): Resources => {
    const [kind = "", ownName] = of.split(" ");
    const left = resources.filter(({ name, type }) => !type.endsWith(`:${kind}`) || name !== ownName);
    assert.ok(left.length < resources.length, `there is no ${of}`);
    return left;
  };

/* What was accepted in silence once, put back into the plan of a stack. No judge knows these cases. */
const faults: readonly {
  readonly fault: string;
  /** @default prod */
  readonly stack?: "prod-gke" | "prod-aks";
  readonly judge: "wiring" | "paths" | "models" | "references";
  readonly edit: (resources: Resources) => Resources;
  readonly found: RegExp;
}[] = [
  {
    fault: "a ConfigMap that is gone",
    judge: "wiring",
    edit: without("ConfigMap podinfo-scripts-ef3579021b"),
    found: /CronJob podinfo\/backup-daily.*podinfo-scripts-ef3579021b/,
  },
  {
    fault: "a mount of a ConfigMap that nobody makes",
    judge: "wiring",
    edit: set(
      "CronJob podinfo-backup-daily",
      "spec.jobTemplate.spec.template.spec.volumes.0.configMap.name",
      "scripts",
    ),
    found: /CronJob podinfo\/backup-daily.*ConfigMap/,
  },
  {
    fault: "a key that a ConfigMap lacks",
    judge: "wiring",
    edit: set("CronJob podinfo-backup-daily", "spec.jobTemplate.spec.template.spec.volumes.0.configMap.items", [
      { key: "restore.sh", path: "run.sh" },
    ]),
    found: /CronJob podinfo\/backup-daily: volume \S+: expected key "restore\.sh" in ConfigMap/,
  },
  {
    fault: "an address with a port that the Service lacks",
    judge: "wiring",
    edit: set("Deployment boutique-cartservice", "spec.template.spec.containers.0.env.0.value", "redis-cart:6380"),
    found: /Deployment boutique\/cartservice: env REDIS_ADDR redis-cart:6380: .*6379.* got 6380/,
  },
  {
    fault: "a claim that is gone",
    judge: "wiring",
    edit: without("PersistentVolumeClaim boutique-cart-backups"),
    found: /CronJob boutique\/cart-backup.*cart-backups/,
  },
  {
    fault: "an account that nobody makes",
    judge: "wiring",
    edit: set("Deployment podinfo-backend", "spec.template.spec.serviceAccountName", "nobody"),
    found: /Deployment podinfo\/backend.*nobody/,
  },
  {
    fault: "an Ingress to a Service that nobody makes",
    judge: "wiring",
    edit: set("Ingress boutique-frontend", "spec.rules.0.http.paths.0.backend.service.name", "front"),
    found: /Ingress boutique\/frontend.*front/,
  },
  {
    fault: "an Ingress to a port that the Service lacks",
    judge: "wiring",
    edit: set("Ingress boutique-frontend", "spec.rules.0.http.paths.0.backend.service.port.name", "web"),
    found: /Ingress boutique\/frontend.*web/,
  },
  {
    fault: "an autoscaler without its target",
    judge: "wiring",
    edit: set("HorizontalPodAutoscaler podinfo-backend", "spec.scaleTargetRef.name", "back"),
    found: /HorizontalPodAutoscaler podinfo\/backend.*back/,
  },
  {
    fault: "two autoscalers on one Deployment",
    judge: "wiring",
    edit: set("HorizontalPodAutoscaler podinfo-frontend", "spec.scaleTargetRef.name", "backend"),
    found: /HorizontalPodAutoscaler podinfo\/(backend|frontend).*backend/,
  },
  {
    fault: "KEDA on a Deployment that nobody makes",
    judge: "wiring",
    edit: set("ScaledObject boutique-loadgenerator", "spec.scaleTargetRef.name", "load"),
    found: /ScaledObject boutique\/loadgenerator.*load/,
  },
  {
    fault: "a budget that selects nothing",
    judge: "wiring",
    edit: set("PodDisruptionBudget podinfo-backend", "spec.selector.matchLabels.keelson\\.dev/workload", "back"),
    found: /PodDisruptionBudget podinfo\/backend/,
  },
  {
    fault: "a budget that lets no pod go",
    judge: "wiring",
    edit: set("PodDisruptionBudget podinfo-backend", "spec.maxUnavailable", 0),
    found: /PodDisruptionBudget podinfo\/backend/,
  },
  {
    fault: "a binding to a Role that nobody makes",
    judge: "wiring",
    edit: set("RoleBinding boutique-admin", "roleRef.name", "owner"),
    found: /RoleBinding boutique\/\S+.*owner/,
  },
  {
    fault: "a Service to a port that no container names",
    judge: "wiring",
    edit: set("Service podinfo-backend", "spec.ports.0.targetPort", "web"),
    found: /Service podinfo\/backend.*web/,
  },
  {
    fault: "a governing Service that nobody makes",
    judge: "wiring",
    edit: set("StatefulSet messages-broker", "spec.serviceName", "brokers"),
    found: /StatefulSet messages\/broker.*brokers/,
  },
  {
    fault: "a monitor of a port that the Service lacks",
    judge: "wiring",
    edit: set("ServiceMonitor podinfo-backend", "spec.endpoints.0.port", "http-metrics"),
    found: /ServiceMonitor podinfo\/backend.*http-metrics/,
  },
  {
    fault: "an alert on a metric that no exporter serves",
    judge: "wiring",
    edit: set(
      "PrometheusRule podinfo-backend",
      "spec.groups.0.rules.0.expr",
      'kube_deployment_status_replica_available{namespace="podinfo"} == 0',
    ),
    found: /PrometheusRule podinfo\/backend.*kube_deployment_status_replicas_available/,
  },
  {
    fault: "pods that are spread among others' labels",
    judge: "wiring",
    edit: set(
      "Deployment podinfo-backend",
      "spec.template.spec.topologySpreadConstraints.0.labelSelector.matchLabels.keelson\\.dev/workload",
      "back",
    ),
    found: /Deployment podinfo\/backend: topologySpreadConstraints/,
  },
  {
    fault: "a scrape that cannot arrive",
    judge: "paths",
    edit: set("NetworkPolicy podinfo-backend", "spec.ingress.0.ports.0.port", 9798),
    found: /ServiceMonitor podinfo\/backend.*9797/,
  },
  {
    fault: "a policy of the way to DNS that is gone",
    judge: "paths",
    edit: without("NetworkPolicy podinfo-allow-dns"),
    found: /podinfo\/.*53/,
  },
  {
    fault: "a policy of an Ingress' way in that names another port",
    judge: "paths",
    edit: set("NetworkPolicy podinfo-frontend", "spec.ingress.0.ports.0.port", 80),
    found: /Ingress podinfo\/frontend.*9898/,
  },
  {
    fault: "a callee's policy that is gone",
    judge: "paths",
    edit: without("NetworkPolicy boutique-frontend-to-cartservice"),
    found: /boutique\/frontend.*cartservice/,
  },
  {
    fault: "a role whose name is too long",
    judge: "models",
    edit: set("Role prod-karpenter", "name", "prod-karpenter-".repeat(5)),
    found: /Role prod-karpenter: name: .*64/,
  },
  {
    fault: "a kind of support that EKS does not have",
    judge: "models",
    edit: set("Cluster prod", "upgradePolicy.supportType", "BASIC"),
    found: /Cluster prod: upgradePolicy.supportType/,
  },
  {
    fault: "nodes on a kind of capacity that EKS does not have",
    judge: "models",
    edit: set("NodeGroup prod-general", "capacityType", "ONDEMAND"),
    found: /NodeGroup prod-general: capacityType/,
  },
  {
    fault: "a volume of nodes of a type that EC2 does not have",
    judge: "models",
    edit: set("LaunchTemplate prod-general", "blockDeviceMappings.0.ebs.volumeType", "gp4"),
    found: /LaunchTemplate prod-general: blockDeviceMappings.ebs.volumeType/,
  },
  {
    fault: "a VPC's id where a subnet's belongs",
    judge: "references",
    edit: set("RouteTableAssociation prod-private-a", "subnetId", "vpc-0a1b2c3d4e5f67890"),
    found: /RouteTableAssociation prod-private-a: subnetId: expected the id of a subnet/,
  },
  {
    fault: "an add-on of a cluster that nobody makes",
    judge: "references",
    edit: set("Addon prod-coredns", "clusterName", "prod-eks"),
    found: /Addon prod-coredns: clusterName: expected the name of a cluster \(prod\), got "prod-eks"/,
  },
  {
    fault: "pods in a range that the subnetwork lacks",
    stack: "prod-gke",
    judge: "references",
    edit: set("Cluster prod", "ipAllocationPolicy.clusterSecondaryRangeName", "pod"),
    found: /Cluster prod: ipAllocationPolicy\.clusterSecondaryRangeName: expected .* got "pod"/,
  },
  {
    fault: "a way of handing out addresses that Google does not have",
    stack: "prod-gke",
    judge: "models",
    edit: set("RouterNat prod", "natIpAllocateOption", "AUTOMATIC"),
    found: /RouterNat prod: natIpAllocateOption/,
  },
  {
    fault: "fewer processes than the kubelet accepts",
    stack: "prod-gke",
    judge: "models",
    edit: set("NodePool prod-general", "nodeConfig.kubeletConfig.podPidsLimit", 512),
    found: /NodePool prod-general: nodeConfig\.kubeletConfig\.podPidsLimit: expected at least 1024/,
  },
  {
    fault: "a rule with a priority that Azure does not have",
    stack: "prod-aks",
    judge: "models",
    edit: set("NetworkSecurityGroup prod-api-server", "securityRules.0.priority", 99),
    found: /NetworkSecurityGroup prod-api-server: securityRules\.priority: expected at least 100/,
  },
  {
    fault: "a way out to a port whose name nobody gives",
    stack: "prod-aks",
    judge: "wiring",
    edit: set(
      "CiliumNetworkPolicy prod-argo-cd-application-controller",
      "spec.egress.0.toPorts.0.ports.0.port",
      "https",
    ),
    found: /CiliumNetworkPolicy argocd\/\S+: egress port https: expected a number/,
  },
  {
    fault: "logs to a destination that their rule lacks",
    stack: "prod-aks",
    judge: "references",
    edit: set("DataCollectionRule prod-container-insights", "dataFlows.0.destinations.0", "logs"),
    found: /DataCollectionRule prod-container-insights: dataFlows\.0\.destinations\.0: expected .* got "logs"/,
  },
  {
    fault: "a policy of the way to DNS that is gone",
    stack: "prod-aks",
    judge: "paths",
    edit: without("NetworkPolicy podinfo-allow-dns"),
    found: /podinfo\/.*53/,
  },
];

/** The plan of a stack, and what its file says of the cluster. */
interface Planned {
  readonly resources: Resources;
  readonly cluster?: unknown;
}

describe("faults that were accepted in silence once", function () {
  this.timeout(240_000);
  const plans = new Map<string, Planned>();
  const judges = {
    wiring: ({ resources }: Planned) => planWiring(resources).broken,
    paths: ({ cluster, resources }: Planned) => planPaths(resources, cluster).broken,
    models: ({ resources }: Planned) => modelRefusals(resources),
    references: ({ cluster, resources }: Planned) => [
      ...brokenReferences(resources),
      ...strayNames(resources, cluster),
    ],
  };
  const planned = (stack: string): Planned => plans.get(stack) ?? { resources: [] };

  before(async () => {
    const project = readProject(".");
    for (const stack of ["prod", "prod-gke", "prod-aks"]) {
      const config = readStack(project, stack);
      const { resources } = await plan(project, config);
      plans.set(stack, { resources, cluster: readCluster(config.config, project.name).cluster });
    }
  });

  for (const stack of ["prod", "prod-gke", "prod-aks"]) {
    it(`are not in ${stack}`, () => {
      assert.ok(planned(stack).resources.length > 300);
      assert.deepEqual(
        Object.values(judges).map((judge) => judge(planned(stack))),
        [[], [], [], []],
      );
    });
  }

  for (const { edit, fault, found, judge, stack = "prod" } of faults) {
    it(`${judge}: ${fault}, in ${stack}`, () => {
      const { cluster, resources } = planned(stack);
      assert.match(judges[judge]({ cluster, resources: edit(resources) }).join("\n"), found);
    });
  }
});
