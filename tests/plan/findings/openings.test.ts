import assert from "node:assert/strict";
import { loadBalancer } from "../../../cli/plan/findings/load-balancers";
import { openings } from "../../../cli/plan/findings/openings";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { aws } from "../aws";
import { azure } from "../azure";
import { app, object, policy } from "../objects";

const scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const release = (values: object) =>
  registered("web", { type: "kubernetes:helm.sh/v3:Release", inputs: { name: "web", namespace: "web", values } });
const balancer = (annotations: object, spec: object = {}) =>
  object("v1", "Service", "shop/web", { metadata: { annotations }, spec: { type: "LoadBalancer", ...spec } });
const cilium = (rule: object) =>
  object("cilium.io/v2", "CiliumNetworkPolicy", "shop/web", { spec: { ingress: [rule] } });

describe("openings", () => {
  const openingCases: readonly (readonly [resource: RegisteredResource, ...lines: string[]])[] = [
    [
      aws("aws.eks.Cluster", "c", { vpcConfig: { publicAccessCidrs: ["203.0.113.0/24", "198.51.100.0/24"] } }),
      "aws.eks.Cluster prod-c: its API server for 203.0.113.0/24, 198.51.100.0/24",
    ],
    [aws("aws.eks.Cluster", "c", { vpcConfig: { endpointPublicAccess: false } })],
    [
      object("gateway.networking.k8s.io/v1", "Gateway", "shop/web", {
        spec: { gatewayClassName: "gke-l7-global-external-managed" },
      }),
      "Gateway shop/web: a public load balancer (global external Application Load Balancer of Google Cloud)",
    ],
    [object("gateway.networking.k8s.io/v1", "Gateway", "shop/web", { spec: { gatewayClassName: "traefik" } })],
    [
      object("gateway.envoyproxy.io/v1alpha1", "EnvoyProxy", "edge/envoy", {
        spec: { provider: { kubernetes: { envoyService: { annotations: {} } } } },
      }),
      "EnvoyProxy edge/envoy: a public load balancer",
    ],
    [
      object("gateway.envoyproxy.io/v1alpha1", "EnvoyProxy", "edge/envoy", {
        spec: { provider: { kubernetes: { envoyService: { annotations: { [scheme]: "internal" } } } } },
      }),
    ],
    [aws("aws.lb.LoadBalancer", "l"), "aws.lb.LoadBalancer prod-l: an internet-facing load balancer"],
    [aws("aws.lb.LoadBalancer", "l", { internal: true })],
    [
      aws("aws.ec2.Subnet", "s", { mapPublicIpOnLaunch: true }),
      "aws.ec2.Subnet prod-s: its machines get public addresses",
    ],
    [
      aws("aws.ec2.LaunchTemplate", "t", { networkInterfaces: [{ associatePublicIpAddress: "true" }] }),
      "aws.ec2.LaunchTemplate prod-t: public addresses for nodes",
    ],
    [
      aws("aws.vpc.SecurityGroupIngressRule", "r", { cidrIpv6: "::/0", fromPort: 80, toPort: 443 }),
      "aws.vpc.SecurityGroupIngressRule prod-r: anybody at 80-443",
    ],
    [aws("aws.vpc.SecurityGroupIngressRule", "r", { cidrIpv4: "10.0.0.0/8", fromPort: 22, toPort: 22 })],
    [
      aws("aws.ec2.SecurityGroup", "g", { ingress: [{ cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }] }),
      "aws.ec2.SecurityGroup prod-g: anybody at any port",
    ],
    [
      azure("containerservice.ManagedCluster", "c", {
        apiServerAccessProfile: { authorizedIPRanges: ["203.0.113.0/24"] },
      }),
      "azure-native.containerservice.ManagedCluster prod-c: its API server for 203.0.113.0/24",
    ],
    [azure("containerservice.ManagedCluster", "c", { apiServerAccessProfile: { enablePrivateCluster: true } })],
    [
      azure("containerservice.AgentPool", "p", { enableNodePublicIP: true }),
      "azure-native.containerservice.AgentPool prod-p: public addresses for nodes",
    ],
    [
      azure("network.NetworkSecurityGroup", "g", {
        securityRules: [
          {
            access: "Allow",
            direction: "Inbound",
            sourceAddressPrefix: "Internet",
            destinationPortRanges: ["80", "443"],
          },
          { access: "Allow", direction: "Outbound", sourceAddressPrefix: "*" },
          { access: "Deny", direction: "Inbound", sourceAddressPrefix: "*" },
        ],
      }),
      "azure-native.network.NetworkSecurityGroup prod-g: anybody at 80,443",
    ],
    [
      azure("keyvault.Vault", "v", { properties: { publicNetworkAccess: "Enabled" } }),
      "azure-native.keyvault.Vault prod-v: its keys, for anyone with a role on them",
    ],
    [azure("keyvault.Vault", "v", { properties: { networkAcls: { defaultAction: "Deny" } } })],
    [
      azure("storage.StorageAccount", "s"),
      "azure-native.storage.StorageAccount prod-s: its data, for anyone with a key or role",
    ],
    [balancer({}), "Service shop/web: a public load balancer"],
    [
      balancer({ [scheme]: "internet-facing" }, { loadBalancerSourceRanges: ["203.0.113.0/24"] }),
      "Service shop/web: a public load balancer for 203.0.113.0/24",
    ],
    [balancer({ [scheme]: "internal" })],
    [release({ service: { annotations: { [scheme]: "internet-facing" } } }), "Release web/web: a public load balancer"],
    [release({ service: { annotations: { [scheme]: "internal" } } })],
    [
      policy("shop/web", { ...app("web"), ingress: [{ ports: [{ port: 80 }] }, { from: [app("api")] }] }),
      "NetworkPolicy shop/web: anywhere → web:80",
    ],
    [
      policy("shop/web", { ...app("web"), ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] }),
      "NetworkPolicy shop/web: anywhere → web",
    ],
    [policy("shop/web", { ...app("web"), egress: [{}], ingress: [{ from: [app("api")] }] })],
    [cilium({ fromEntities: ["world"] }), "CiliumNetworkPolicy shop/web: world → every pod"],
    [cilium({ fromCIDRSet: [{ cidr: "0.0.0.0/0" }] }), "CiliumNetworkPolicy shop/web: every address may connect"],
    [cilium({ fromEntities: ["cluster"] })],
  ];
  for (const [resource, ...lines] of openingCases) {
    it(`${resource.type} ${JSON.stringify(resource.inputs)}`, () => assert.deepEqual(openings([resource]), lines));
  }

  it("leaves out what is only read", () => {
    assert.deepEqual(openings([{ ...balancer({}), read: true }]), []);
  });
});

describe("loadBalancer", () => {
  const ingress = (annotations: object) =>
    object("networking.k8s.io/v1", "Ingress", "a/b", { metadata: { annotations } });
  const openingCases: readonly (readonly [resource: RegisteredResource, asked: string | undefined])[] = [
    [object("v1", "Service", "a/b", { spec: { type: "ClusterIP" } }), undefined],
    [balancer({ "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }), "internal"],
    [balancer({ "networking.gke.io/load-balancer-type": "Internal" }), "internal"],
    [ingress({ "alb.ingress.kubernetes.io/scheme": "internet-facing" }), "public"],
    [ingress({}), undefined],
    [release({ services: [{ [scheme]: "internal" }, { [scheme]: "internet-facing" }] }), "public"],
    [release({ replicas: 2 }), undefined],
  ];
  for (const [resource, asked] of openingCases) {
    it(`${JSON.stringify(resource.inputs)}: ${asked ?? "none"}`, () => assert.equal(loadBalancer(resource), asked));
  }
});
