import { type Fault, set } from "./fault";

/** Faults of clouds' resources. */
export const faultsOfClouds: readonly Fault<"models" | "references">[] = [
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
    fault: "logs to a destination that their rule lacks",
    stack: "prod-aks",
    judge: "references",
    edit: set("DataCollectionRule prod-container-insights", "dataFlows.0.destinations.0", "logs"),
    found: /DataCollectionRule prod-container-insights: dataFlows\.0\.destinations\.0: expected .* got "logs"/,
  },
];
