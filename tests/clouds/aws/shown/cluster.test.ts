import assert from "node:assert/strict";
import { factsOf } from "../../../../cli/clouds";
import type { RegisteredResource } from "../../../../components/testing";
import { aws, said } from "../../../plan/aws";

const key = aws("aws.kms.Key", "secrets");
const subnets = ["a", "b"].map((zone) => aws("aws.ec2.Subnet", `intra-${zone}`));
const group = aws("aws.ec2.SecurityGroup", "api");
const unknown = "<unknown>";
const disk = (encrypted: string) => ({ ebs: { volumeSize: 50, volumeType: "gp3", encrypted } });
const metadataOptions = { httpTokens: "required", httpPutResponseHopLimit: 1 };

const full = aws(
  "aws.eks.Cluster",
  "c",
  {
    version: "1.35",
    vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false, subnetIds: [unknown, unknown] },
    kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" },
    encryptionConfig: { provider: { keyArn: unknown }, resources: ["secrets"] },
    enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
    upgradePolicy: { supportType: "STANDARD" },
    deletionProtection: true,
  },
  { vpcConfig: [group, ...subnets], encryptionConfig: [key] },
);

describe("what is said of a cluster on AWS", () => {
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[] = [
    [
      full,
      [
        "1.35",
        "endpoint private",
        "in intra-{a,b}",
        "services 172.20.0.0/16",
        "secrets encrypted by key secrets",
        "all logs",
        "access by API",
        "deletion protection",
      ],
    ],
    [
      aws("aws.eks.Cluster", "c", {
        vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] },
        accessConfig: { bootstrapClusterCreatorAdminPermissions: true },
        enabledClusterLogTypes: ["audit"],
        computeConfig: { enabled: true },
      }),
      ["endpoint private and public for 203.0.113.0/24", "logs audit", "extended support", "Auto Mode"],
      "Secrets are not encrypted by a key of yours",
      "whoever creates it stays admin",
    ],
    [
      aws("aws.eks.NodeGroup", "system", {
        version: "1.35",
        scalingConfig: { minSize: 2, maxSize: 6, desiredSize: 2 },
        instanceTypes: ["m7i.large", "m6i.large"],
        capacityType: "SPOT",
        amiType: "BOTTLEROCKET_x86_64",
        labels: { pool: "system", disk: "fast" },
        taints: [
          { key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" },
          { key: "gpu", effect: "NO_EXECUTE" },
        ],
        nodeRepairConfig: { enabled: true },
        remoteAccess: { ec2SshKey: "k" },
      }),
      [
        "2–6 × m7i.large, m6i.large spot",
        "BOTTLEROCKET_x86_64 1.35",
        "labels disk=fast",
        "taints CriticalAddonsOnly=true:NO_SCHEDULE, gpu:NO_EXECUTE",
        "repaired",
      ],
      "nodes can be reached by SSH",
    ],
    [
      aws("aws.ec2.LaunchTemplate", "t", { metadataOptions, blockDeviceMappings: [disk("true"), disk("true")] }),
      ["IMDSv2, hop limit 1", "50 + 50 GiB gp3 encrypted"],
    ],
    [
      aws("aws.ec2.LaunchTemplate", "t", { blockDeviceMappings: [disk("true"), disk("false")], keyName: "k" }),
      ["50 + 50 GiB gp3"],
      "IMDSv1 is allowed",
      "disks are not encrypted",
      "nodes can be reached by SSH",
    ],
    [
      aws("aws.eks.Addon", "a", {
        addonVersion: "v1.2.3-eksbuild.1",
        configurationValues: JSON.stringify({ env: { WARM: "1" }, enabled: true, list: [1, 2] }),
        podIdentityAssociations: [{ serviceAccount: "aws-node", roleArn: unknown }],
      }),
      ["v1.2.3-eksbuild.1", "configured env.WARM=1, enabled=true, list=[2]", "identity aws-node"],
    ],
    [aws("aws.eks.Addon", "a", { configurationValues: "key: value" }), ["unpinned"]],
  ];
  for (const [resource, values, ...alarms] of cases) {
    it(`${resource.type}: ${[...values, ...alarms].join("; ")}`, () => {
      const found = said(resource, [key, group, ...subnets]);
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }

  it("knows whom a public endpoint lets in, which EKS opens unless told otherwise", () => {
    const ranges = [{}, { endpointPublicAccess: false }, { publicAccessCidrs: unknown }, { publicAccessCidrs: [] }].map(
      (vpcConfig) => factsOf("aws:eks/cluster:Cluster")?.opens?.({ vpcConfig }),
    );
    const open = (range: string) => [`its API server for ${range}`];
    assert.deepEqual(ranges, [open("0.0.0.0/0"), [], open("unknown ranges"), open("0.0.0.0/0")]);
  });
});
