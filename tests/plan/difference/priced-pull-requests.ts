import { aws, planned } from "./planned";
import type { PullRequest } from "./pull-request";

type Inputs = Readonly<Record<string, unknown>>;

const frankfurt = aws("eu-central-1");
const network = planned("aws:ec2/vpc:Vpc", "prod");
const gateway = (zone: string) => planned("aws:ec2/natGateway:NatGateway", zone);
const pool = (more: Inputs) =>
  planned("aws:eks/nodeGroup:NodeGroup", "general", {
    inputs: {
      clusterName: "prod",
      diskSize: 20,
      scalingConfig: { minSize: 3, maxSize: 6 },
      instanceTypes: ["m7i.large"],
      ...more,
    },
  });
const host = (...hosts: readonly string[]) =>
  planned("kubernetes:networking.k8s.io/v1:Ingress", "shop-web", {
    inputs: {
      kind: "Ingress",
      metadata: { name: "web", namespace: "shop" },
      spec: { ingressClassName: "traefik", rules: hosts.map((name) => ({ host: name })) },
    },
  });

/** Pull requests that cost something, or serve another host, with what a careful engineer decides. */
export const pricedPullRequests: readonly PullRequest[] = [
  {
    name: "a pool that may grow further, with its cost",
    before: [frankfurt, pool({})],
    after: [frankfurt, pool({ scalingConfig: { minSize: 3, maxSize: 12 } })],
    head: [
      "size: aws.eks.NodeGroup general: scalingConfig.maxSize 6 → 12",
      "cost: +$0.00 to +$528.89 a month, from $264.44–528.89 to $264.44–1,057.77: aws.eks.NodeGroup general +$0.00 to +$528.89",
      "cost: Not counted: aws.eks.NodeGroup general (disks of 3–12 machines), because the program does not set the type and size of the disks",
    ],
    fails: [],
  },
  {
    name: "a pool of machines without a price",
    before: [frankfurt, pool({})],
    after: [frankfurt, pool({}), { ...pool({ instanceTypes: ["g6.12xlarge"] }), name: "gpu", urn: "gpu" }],
    head: [
      "spend: Not counted: aws.eks.NodeGroup gpu (3–6 × g6.12xlarge), because no list price is known for this machine type and region",
      "cost: Not counted: aws.eks.NodeGroup gpu (disks of 3–6 machines), because the program does not set the type and size of the disks",
      'other: aws.eks.NodeGroup gpu: created with instanceTypes[0] "g6.12xlarge", scalingConfig.maxSize 6, scalingConfig.minSize 3, clusterName "prod", diskSize 20',
    ],
    fails: [
      /^Large or unknown cost: Not counted: .* because no list price is known .* allow it in Pulumi\.prod\.yaml: keelson:review: /,
    ],
  },
  {
    name: "a pool that may grow to ten times its size",
    before: [frankfurt, pool({})],
    after: [frankfurt, pool({ scalingConfig: { minSize: 3, maxSize: 60 } })],
    head: [
      "spend: +$0.00 to +$4,759.96 a month, from $264.44–528.89 to $264.44–5,288.85: aws.eks.NodeGroup general +$0.00 to +$4,759.96",
      "size: aws.eks.NodeGroup general: scalingConfig.maxSize 6 → 60",
      "cost: Not counted: aws.eks.NodeGroup general (disks of 3–60 machines), because the program does not set the type and size of the disks",
    ],
    fails: [/^Large or unknown cost: \+\$0\.00 to \+\$4,759\.96 a month/],
  },
  {
    name: "a NAT gateway for each zone",
    before: [frankfurt, network, gateway("a")],
    after: [frankfurt, network, gateway("a"), gateway("b"), gateway("c")],
    head: [
      "cost: +$75.92 a month, from $37.96 to $113.88: aws.ec2.NatGateway b +$37.96, aws.ec2.NatGateway c +$37.96",
      "other: aws.ec2.NatGateway {b, c}: created",
    ],
    fails: [],
  },
  {
    name: "a pool on Spot capacity",
    before: [frankfurt, pool({ capacityType: "ON_DEMAND" })],
    after: [frankfurt, pool({ capacityType: "SPOT" })],
    head: [
      'lost: aws.eks.NodeGroup general: replaced because of capacityType "ON_DEMAND" → "SPOT"; the pods move to other nodes; data on the old nodes is lost',
      'unprotected: aws.eks.NodeGroup general: capacityType "ON_DEMAND" → "SPOT"',
      "cost: Counted at the on-demand price, because the discount of Spot capacity is not known: aws.eks.NodeGroup general (3–6 × m7i.large (Spot))",
    ],
    fails: [/general/, /^Weaker, or cut off: .*capacityType/],
  },
  {
    name: "another host for the internet",
    before: [host("shop.example.com")],
    after: [host("shop.example.com", "admin.example.com")],
    head: ["open: admin.example.com → Ingress shop/web"],
    fails: [/^Newly open: admin\.example\.com → Ingress shop\/web; /],
  },
];
