import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const provider = new k8s.Provider("cluster", {
  kubeconfig: new pulumi.Config("keelson").requireSecret("kubeconfig"),
  clusterIdentifier: "wiring",
  enableServerSideApply: true,
});

const namespace = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } }, { provider }).metadata.name;
const opts = { provider };
const labels = { app: "web" };

new k8s.core.v1.Secret("db", { metadata: { name: "db", namespace }, stringData: { user: "shop" } }, opts);

const password = { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } };
const container = { name: "web", image: "web:1.0.0", env: [password], ports: [{ name: "http", containerPort: 8080 }] };
const volumes = [{ name: "settings", configMap: { name: "settings" } }];

new k8s.apps.v1.Deployment(
  "web",
  {
    metadata: { name: "web", namespace },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container], volumes } },
    },
  },
  opts,
);

new k8s.core.v1.Service(
  "web",
  { metadata: { name: "web", namespace }, spec: { selector: labels, ports: [{ port: 80, targetPort: 9090 }] } },
  opts,
);

/* Nobody gives it an address, so nothing waits for one. */
new k8s.networking.v1.Ingress(
  "web",
  {
    metadata: { name: "web", namespace, annotations: { "pulumi.com/skipAwait": "true" } },
    spec: {
      ingressClassName: "nobody",
      defaultBackend: { service: { name: "web", port: { number: 8080 } } },
      tls: [{ hosts: ["shop.example.com"], secretName: "shop-tls" }],
    },
  },
  opts,
);

const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "wbe" };
new k8s.autoscaling.v2.HorizontalPodAutoscaler(
  "web",
  { metadata: { name: "web", namespace }, spec: { maxReplicas: 3, scaleTargetRef } },
  opts,
);

new k8s.policy.v1.PodDisruptionBudget(
  "web",
  { metadata: { name: "web", namespace }, spec: { minAvailable: 2, selector: { matchLabels: labels } } },
  opts,
);

new k8s.networking.v1.NetworkPolicy(
  "web",
  { metadata: { name: "web", namespace }, spec: { podSelector: { matchLabels: labels }, policyTypes: ["Egress"] } },
  opts,
);

new k8s.rbac.v1.RoleBinding(
  "web",
  {
    metadata: { name: "web", namespace },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" },
    subjects: [{ kind: "ServiceAccount", name: "web", namespace }],
  },
  opts,
);
