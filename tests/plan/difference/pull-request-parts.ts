import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { planned, urnOf } from "./planned";

type Inputs = Readonly<Record<string, unknown>>;

const kubernetes = urnOf("pulumi:providers:kubernetes", "prod");

export function object(token: string, place: string, inputs: Inputs = {}): PlannedResource {
  const [namespace, name = ""] = place.includes("/") ? place.split("/") : [undefined, place];
  const kind = token.slice(token.lastIndexOf(":") + 1);
  const { metadata, ...rest } = inputs;
  return planned(`kubernetes:${token}`, place.replace("/", "-"), {
    provider: kubernetes,
    inputs: {
      kind,
      metadata: { name, ...(namespace === undefined ? {} : { namespace }), ...(metadata as object) },
      ...rest,
    },
  });
}

export const registry = "us-central1-docker.pkg.dev/google-samples/microservices-demo";
const secure = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
const pod = { securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } } };

export function deployment(name: string, container: Inputs = {}, spec: Inputs = {}): PlannedResource {
  const main = {
    name,
    image: `${registry}/${name}:v0.10.6`,
    ports: [{ containerPort: 8080 }],
    securityContext: secure,
  };
  return object("apps/v1:Deployment", `boutique/${name}`, {
    spec: {
      replicas: 2,
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      ...spec,
      template: {
        metadata: { labels: { "keelson.dev/workload": name } },
        spec: { ...pod, containers: [{ ...main, ...container }] },
      },
    },
  });
}

export const pods = (name: string) => ({ podSelector: { matchLabels: { "keelson.dev/workload": name } } });

export function policy(name: string, spec: Inputs): PlannedResource {
  return object("networking.k8s.io/v1:NetworkPolicy", `boutique/${name}`, { spec });
}

/** Denies everything in the namespace. */
export const deny = policy("deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });

export const cluster = (vpcConfig: Inputs, version = "1.35") =>
  planned("aws:eks/cluster:Cluster", "prod", {
    inputs: { name: "prod", version, vpcConfig: { subnetIds: ["<unknown>", "<unknown>"], ...vpcConfig } },
  });
export const closed = { endpointPrivateAccess: true, endpointPublicAccess: false };

export const group = (version: string, scalingConfig: Inputs = { minSize: 3, maxSize: 6 }) =>
  planned("aws:eks/nodeGroup:NodeGroup", "general", {
    inputs: { clusterName: "prod", version, scalingConfig, instanceTypes: ["m7i.large"], subnetIds: ["<unknown>"] },
  });

export const ingressRule = (cidrIpv4: string) =>
  planned("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", `api-server-${cidrIpv4}`, {
    inputs: { cidrIpv4, ipProtocol: "tcp", fromPort: 443, toPort: 443, securityGroupId: "<unknown>" },
    propertyDependencies: { securityGroupId: [urnOf("aws:ec2/securityGroup:SecurityGroup", "api-server")] },
  });
export const securityGroup = planned("aws:ec2/securityGroup:SecurityGroup", "api-server");

export const claim = (storage: string) =>
  object("core/v1:PersistentVolumeClaim", "boutique/cart-backups", {
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
  });

export const store = (storage: string) =>
  object("apps/v1:StatefulSet", "boutique/redis-cart", {
    spec: {
      replicas: 1,
      volumeClaimTemplates: [{ metadata: { name: "data" }, spec: { resources: { requests: { storage } } } }],
      template: {
        metadata: { labels: { app: "redis" } },
        spec: { ...pod, containers: [{ name: "redis", image: "redis:8", securityContext: secure }] },
      },
    },
  });

export const env = (names: readonly string[]) => ({
  env: names.map((name) => ({ name, value: `${name.toLowerCase()}:80` })),
});

export const chart = (version: string) =>
  object("helm.sh/v3:Release", "cert-manager/cert-manager", {
    name: "cert-manager",
    namespace: "cert-manager",
    chart: "oci://quay.io/jetstack/charts/cert-manager",
    version,
    values: { replicaCount: 2 },
  });

export const binding = (groups: readonly string[]) =>
  object("rbac.authorization.k8s.io/v1:RoleBinding", "boutique/admin", {
    roleRef: { kind: "Role", name: "admin" },
    subjects: groups.map((name) => ({ kind: "Group", name })),
  });

export const rolePolicy = (actions: readonly string[], resource = "arn:aws:s3:::carts/*") =>
  planned("aws:iam/rolePolicy:RolePolicy", "carts", {
    inputs: {
      role: "carts",
      policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: actions, Resource: resource }] }),
    },
  });

export const settings = (content: string, hash: string) =>
  planned("kubernetes:core/v1:ConfigMap", `broker-${hash}`, {
    provider: kubernetes,
    inputs: {
      kind: "ConfigMap",
      immutable: true,
      metadata: { name: `broker-${hash}`, namespace: "messages" },
      data: { "nats.conf": content },
    },
  });

export const shops = ["ad", "cart", "checkout", "currency", "email", "frontend", "payment", "shipping"];
