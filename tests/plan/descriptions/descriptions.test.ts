import assert from "node:assert/strict";
import { contentHash } from "../../../cli/plan/descriptions/content-hash";
import { objectValues } from "../../../cli/plan/descriptions/object-values";
import { shortImage, workloadValues } from "../../../cli/plan/descriptions/workload-values";
import { workloads } from "../../../cli/plan/descriptions/workloads";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { container, deployment, object, podSpec } from "../objects";

describe("objectValues", () => {
  const metadata = { annotations: { "cert-manager.io/cluster-issuer": "staging" } };
  const valueCases: readonly (readonly [resource: RegisteredResource, values: readonly string[]])[] = [
    [object("v1", "Namespace", "a"), ["pod security not enforced"]],
    [
      object("v1", "Namespace", "a", {
        metadata: { labels: { "pod-security.kubernetes.io/enforce": "baseline" } },
      }),
      ["pod security baseline"],
    ],
    [
      object("v1", "ResourceQuota", "a/b", { spec: { hard: { "requests.cpu": "8", pods: 10 } } }),
      ["requests.cpu 8, pods 10"],
    ],
    [
      object("v1", "LimitRange", "a/b", { spec: { limits: [{ type: "Container", default: { memory: "1Gi" } }] } }),
      ["Container: default memory 1Gi"],
    ],
    [object("v1", "Service", "a/b", { spec: { ports: [{ port: 80, targetPort: 8080 }] } }), ["port 80→8080"]],
    [
      object("v1", "Service", "a/b", {
        spec: {
          ports: [
            { name: "grpc", port: 80, targetPort: 8080, appProtocol: "kubernetes.io/h2c" },
            { name: "metrics", port: 9090, appProtocol: "http" },
          ],
        },
      }),
      ["ports 80→8080 (kubernetes.io/h2c), 9090 (metrics, http)"],
    ],
    [
      object("v1", "Service", "a/b", { spec: { type: "LoadBalancer", ports: [{ port: 80 }, { port: 443 }] } }),
      ["LoadBalancer", "ports 80, 443"],
    ],
    [
      object("networking.k8s.io/v1", "Ingress", "a/b", {
        metadata,
        spec: {
          ingressClassName: "traefik",
          rules: [{ host: "x.com" }, { host: "y.com" }],
          tls: [{ hosts: ["x.com"] }],
        },
      }),
      ["x.com, y.com", "class traefik", "issuer staging", "without TLS: y.com"],
    ],
    [
      object("networking.k8s.io/v1", "Ingress", "a/b", {
        metadata: { annotations: { "alb.ingress.kubernetes.io/scheme": "internal" } },
        spec: { ingressClassName: "alb", rules: [{ host: "x.com" }], tls: [{ hosts: ["x.com"] }] },
      }),
      ["x.com", "class alb", "certificate of ACM"],
    ],
    [object("policy/v1", "PodDisruptionBudget", "a/b", { spec: { maxUnavailable: 0 } }), ["maxUnavailable 0"]],
    [
      object("monitoring.coreos.com/v1", "ServiceMonitor", "a/b", {
        spec: { endpoints: [{ port: "metrics", path: "/prom", interval: "15s" }] },
      }),
      ["/prom every 15s"],
    ],
    [
      object("monitoring.coreos.com/v1", "PrometheusRule", "a/b", {
        spec: { groups: [{ rules: [{ alert: "Down" }] }] },
      }),
      ["1 alert"],
    ],
    [
      object("autoscaling.k8s.io/v1", "VerticalPodAutoscaler", "a/b", {
        spec: { updatePolicy: { updateMode: "Off" } },
      }),
      ["mode Off"],
    ],
    [
      object("karpenter.sh/v1", "NodePool", "a", { spec: { limits: { cpu: "200", memory: "800Gi" } } }),
      ["up to 200 CPUs and 800Gi of memory in all its machines together"],
    ],
    [object("karpenter.sh/v1", "NodePool", "a", { spec: {} }), ["machines without a limit"]],
    [
      object("keda.sh/v1alpha1", "TriggerAuthentication", "a/b", { spec: { podIdentity: { provider: "aws" } } }),
      ["pod identity aws"],
    ],
    [
      object("v1", "PersistentVolumeClaim", "a/b", {
        spec: { resources: { requests: { storage: "1Gi" } }, storageClassName: "fast" },
      }),
      ["1Gi", "class fast"],
    ],
    [object("v1", "ConfigMap", "a/b", { immutable: true, data: { x: "1" }, binaryData: { y: "AQ==" } }), ["keys x, y"]],
    [object("v1", "ConfigMap", "a/b", { data: { x: "1" } }), ["key x", "not immutable"]],
    [
      object("v1", "Namespace", "a", {
        metadata: {
          labels: { "pod-security.kubernetes.io/enforce": "baseline", "example.com/mesh": "on" },
          annotations: { "keelson.dev/overrides": "metadata.labels.example.com/mesh" },
        },
      }),
      ["pod security baseline", 'overrides metadata.labels.example.com/mesh = "on"'],
    ],
    [
      object("v1", "Secret", "a/b", { metadata: { annotations: { "keelson.dev/overrides": "metadata.labels.a" } } }),
      ["overrides metadata.labels.a"],
    ],
    [object("v1", "Secret", "a/b", { data: "[secret]" }), []],
    [
      object("external-secrets.io/v1", "ExternalSecret", "a/b", {
        spec: {
          secretStoreRef: { kind: "ClusterSecretStore", name: "cloud" },
          data: [{ secretKey: "password" }, { secretKey: "user" }],
          refreshInterval: "1h0m0s",
        },
      }),
      ["from ClusterSecretStore cloud", "keys password, user", "every 1h0m0s"],
    ],
    [object("bitnami.com/v1alpha1", "SealedSecret", "a/b", { spec: { encryptedData: { z: "Ag" } } }), ["key z"]],
    [
      object("storage.k8s.io/v1", "StorageClass", "a", { provisioner: "ebs.csi.aws.com", reclaimPolicy: "Retain" }),
      ["ebs.csi.aws.com", "Retain"],
    ],
    [
      object("storage.k8s.io/v1", "StorageClass", "a", {
        provisioner: "ebs.csi.aws.com",
        parameters: { type: "gp3", encrypted: "true" },
        metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      }),
      ["ebs.csi.aws.com gp3", "default", "encrypted"],
    ],
    [
      object("storage.k8s.io/v1", "StorageClass", "a", {
        metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": "false" } },
      }),
      ["the cloud's own class, no longer the default"],
    ],
    [
      registered("a", {
        type: "kubernetes:helm.sh/v3:Release",
        inputs: { chart: "c", version: "1", values: { a: 1 } },
      }),
      ["c@1", "1 value"],
    ],
    [object("example.com/v1", "Widget", "a", { spec: { size: 1 } }), []],
    [registered("a", { type: "aws:ec2/vpc:Vpc" }), []],
  ];
  for (const [resource, values] of valueCases) {
    it(`${resource.type}: ${values.join("; ")}`, () => assert.deepEqual(objectValues(resource), values));
  }
});

describe("workloadValues", () => {
  const sized = (requests: object, limits: object) => ({ ...container, resources: { requests, limits } });
  const two = [sized({ cpu: "100m", memory: "64Mi" }, { memory: "1Gi" }), sized({ cpu: "1" }, { memory: "1Gi" })];
  const scaler = object("autoscaling/v2", "HorizontalPodAutoscaler", "shop/scaler", {
    spec: {
      scaleTargetRef: { kind: "Deployment", name: "web" },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [
        { type: "Resource", resource: { name: "cpu", target: { averageUtilization: 70 } } },
        { type: "Pods", pods: { metric: { name: "requests" }, target: { averageValue: "100" } } },
      ],
    },
  });
  const template = { spec: podSpec };
  const image = "example.com/…/web:1.2.3";
  const valueCases: readonly (readonly [resources: readonly RegisteredResource[], values: readonly string[]])[] = [
    [[deployment("shop/web")], [image, "1 replica"]],
    [[deployment("shop/web", { replicas: 0 })], [image, "0 replicas"]],
    [[deployment("shop/web", { replicas: "<unknown>" })], [image, "unknown replicas"]],
    [
      [deployment("shop/web"), scaler],
      [image, "autoscaled 2–10 on cpu 70%, requests 100"],
    ],
    [
      [
        deployment(
          "shop/web",
          {},
          {
            ...podSpec,
            containers: [sized({}, { "nvidia.com/gpu": 1 }), sized({ "nvidia.com/gpu": "2" }, {})],
            initContainers: [sized({}, { "example.com/fpga": "1" })],
          },
        ),
      ],
      [image, "1 replica", "example.com/fpga 1, nvidia.com/gpu 3"],
    ],
    [
      [deployment("shop/web", {}, { ...podSpec, containers: two })],
      [image, "1 replica", "cpu 1100m/–, memory 1088Mi/2Gi"],
    ],
    [
      [
        object("batch/v1", "CronJob", "shop/web", {
          spec: { schedule: "@daily", jobTemplate: { spec: { template } } },
        }),
      ],
      [image, "at @daily"],
    ],
    [
      [
        deployment("shop/web"),
        object("keda.sh/v1alpha1", "ScaledObject", "shop/web", {
          spec: {
            scaleTargetRef: { kind: "Deployment", name: "web" },
            minReplicaCount: 0,
            maxReplicaCount: 8,
            triggers: [
              { type: "cpu", name: "cpu" },
              { type: "aws-sqs-queue", name: "orders" },
            ],
          },
        }),
      ],
      [image, "scaled 0–8 by cpu, orders (aws-sqs-queue)"],
    ],
    [
      [
        object("keda.sh/v1alpha1", "ScaledJob", "shop/web", {
          spec: { jobTargetRef: { template }, maxReplicaCount: 4, triggers: [{ type: "prometheus", name: "load" }] },
        }),
      ],
      [image, "scaled 0–4 by load (prometheus)"],
    ],
    [[object("apps/v1", "DaemonSet", "shop/web", { spec: { template } })], [image]],
    [
      [
        object("apps/v1", "StatefulSet", "shop/db", {
          spec: {
            replicas: 3,
            template,
            volumeClaimTemplates: [
              {
                metadata: { name: "data" },
                spec: { storageClassName: "gp3", resources: { requests: { storage: "10Gi" } } },
              },
            ],
          },
        }),
      ],
      [image, "3 replicas", "claim data 10Gi gp3"],
    ],
    [
      [
        object("apps/v1", "DaemonSet", "shop/web", {
          metadata: { annotations: { "keelson.dev/overrides": "spec.apiToken spec.a" } },
          spec: { apiToken: "hunter2", a: { password: "hunter2", url: "redis://:hunter2@cache" }, template },
        }),
      ],
      [
        image,
        'overrides spec.apiToken = "(looks like a secret)", spec.a = {"password":"(looks like a secret)","url":"redis://:(looks …',
      ],
    ],
    [
      [
        object("apps/v1", "DaemonSet", "shop/web", {
          metadata: { annotations: { "keelson.dev/overrides": "spec.a spec.template.spec.containers[web].tty" } },
          spec: { a: { b: 1 }, template },
        }),
      ],
      [image, 'overrides spec.a = {"b":1}, spec.template.spec.containers[web].tty'],
    ],
  ];
  for (const [resources, values] of valueCases) {
    it(values.join("; "), () => assert.deepEqual(workloads(resources).map(workloadValues), [values]));
  }

  it("shortens images", () => {
    assert.deepEqual(
      ["web", "web:1", "team/web:1", "localhost:5000/a/b/web:1", "web:1@sha256:0123456789abcdef"].map(shortImage),
      ["web without a tag", "web:1", "team/web:1", "localhost:5000/…/web:1", "web:1@sha256:01234567"],
    );
  });
});

describe("contentHash", () => {
  const hash = (inputs: Record<string, unknown>, type = "kubernetes:core/v1:ConfigMap", options = {}) =>
    contentHash([registered("a", { type, inputs, options })]);

  it("changes with inputs and options, but not with the order of keys or the SDK's version", () => {
    assert.match(hash({ a: 1 }), /^#[0-9a-f]{6}$/);
    assert.notEqual(hash({ a: 1 }), hash({ a: 2 }));
    assert.notEqual(hash({ a: 1 }), hash({ a: 1 }, undefined, { protect: true }));
    assert.equal(hash({ a: 1, b: 2 }), hash({ b: 2, a: 1 }, undefined, { version: "1" }));
    assert.notEqual(
      hash({}, "pulumi:providers:aws", { version: "1" }),
      hash({}, "pulumi:providers:aws", { version: "2" }),
    );
  });

  it("knows of a Secret only which keys it has", () => {
    const secret = (stringData: Record<string, string>) => hash({ stringData }, "kubernetes:core/v1:Secret");
    assert.equal(secret({ password: "a" }), secret({ password: "b" }));
    assert.notEqual(secret({ password: "a" }), secret({ token: "a" }));
  });
});
