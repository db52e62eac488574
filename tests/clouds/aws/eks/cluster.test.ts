import assert from "node:assert/strict";
import { answerOf, awsProvider, factsOf, previewOfCreation, previewOfUpdate } from "../../../../cli/clouds";
import type { Fields } from "../../../../cli/values";
import { aws } from "../../../plan/aws";
import { account, creating } from "../account";
import { place, question } from "../answers";
import { itCreates, itDeletes, itShows } from "../cases";
import { roleMadeAt } from "../iam/roles";
import { invalid, running } from "./running";

const token = "aws:eks/cluster:Cluster";
const unknown = "<unknown>";
const key = aws("aws.kms.Key", "secrets");
const subnets = ["a", "b"].map((zone) => aws("aws.ec2.Subnet", `intra-${zone}`));
const group = aws("aws.ec2.SecurityGroup", "api");

const cluster = (subnetIds: readonly string[], more: Fields = {}) => ({
  name: "new",
  version: "1.35",
  vpcConfig: { subnetIds },
  ...more,
});

describe(token, () => {
  itCreates(token, running, [
    ["subnets in two zones", cluster(["subnet-a", "subnet-b"])],
    [
      "subnets in one zone",
      cluster(["subnet-a", "subnet-000000a2"]),
      invalid("Subnets specified must be in at least two different AZs"),
    ],
    [
      "subnets in two networks",
      cluster(["subnet-a", "subnet-x"]),
      invalid("Subnets specified must belong to the same VPC"),
    ],
    [
      "a patch version",
      cluster(["subnet-a", "subnet-b"], { version: "1.35.2" }),
      invalid("unsupported Kubernetes version 1.35.2"),
    ],
    [
      "a name that is taken",
      cluster(["subnet-a", "subnet-b"], { name: "prod" }),
      "ResourceInUseException: Cluster already exists with name: prod",
    ],
  ]);

  it("refuses a role until EKS knows it, except one of another account", () => {
    const { arn } = roleMadeAt(0);
    const inputs = cluster(["subnet-1", "subnet-2"], { roleArn: arn });
    const refusal = `Role with arn: ${arn}, could not be assumed because it does not exist or the trusted entity is not correct`;
    assert.equal(creating(token, inputs, roleMadeAt(599_900).inAccount), invalid(refusal));
    assert.equal(creating(token, inputs, roleMadeAt(0).inAccount), undefined);
    const elsewhere = { ...inputs, roleArn: "arn:aws:iam::444455556666:role/plane" };
    assert.equal(creating(token, elsewhere, account()), undefined);
  });

  itDeletes(token, "prod", [
    [
      "a cluster with node groups",
      account([
        [token, "prod", { name: "prod" }],
        ["aws:eks/nodeGroup:NodeGroup", "prod:general", { clusterName: "prod" }],
      ]),
      "ResourceInUseException: Cluster has nodegroups attached",
    ],
    [
      "a protected cluster",
      account([[token, "prod", { name: "prod", deletionProtection: true }]]),
      "InvalidRequestException: Cannot delete cluster prod because deletion protection is enabled. Disable deletion protection and try again.",
    ],
  ]);

  it("has the endpoint of the control plane that is there", () => {
    const type = awsProvider.types[token];
    assert.ok(type);
    const controlPlane = { endpoint: "https://127.0.0.1:6443", certificateAuthority: "Y2E=" };
    const { state } = answerOf(awsProvider, type, {
      ...question({ name: "prod" }),
      place: { ...place, controlPlane: () => controlPlane },
    });
    assert.equal(state.endpoint, "https://127.0.0.1:6443");
    assert.deepEqual(state.certificateAuthority, { data: "Y2E=" });
    const [{ oidcs }] = state.identities as [{ oidcs: [{ issuer: string }] }];
    assert.match(oidcs[0].issuer, /^https:\/\/oidc\.eks\.eu-central-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/);
  });

  it("leaves open in a preview what AWS adds to the inputs, until it is known", () => {
    const type = awsProvider.types[token];
    assert.ok(type);
    const inputs = { vpcConfig: { subnetIds: ["subnet-1"] } };
    const open = { vpcConfig: { clusterSecurityGroupId: "?", vpcId: "?", subnetIds: ["subnet-1"] } };
    assert.deepEqual(previewOfCreation(type, inputs, "?"), open);
    const previous = { vpcConfig: { clusterSecurityGroupId: "sg-1", vpcId: "vpc-1", subnetIds: [] } };
    assert.deepEqual(previewOfUpdate(awsProvider, type, question(inputs, previous), "?").vpcConfig, {
      clusterSecurityGroupId: "sg-1",
      vpcId: "vpc-1",
      subnetIds: ["subnet-1"],
    });
  });

  it("says whom its endpoint is open to: by default, everybody", () => {
    const openings = [
      {},
      { endpointPublicAccess: false },
      { publicAccessCidrs: unknown },
      { publicAccessCidrs: [] },
    ].map((vpcConfig) => factsOf(token)?.opens?.({ vpcConfig }));
    const open = (range: string) => [`its API server for ${range}`];
    assert.deepEqual(openings, [open("0.0.0.0/0"), [], open("unknown ranges"), open("0.0.0.0/0")]);
  });

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
  itShows(
    [
      [
        full,
        [
          "1.35",
          "endpoint private",
          "in intra-{a,b}",
          "services 172.20.0.0/16",
          "secrets encrypted by key secrets",
          "all logs",
          "access through access entries",
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
        "Secrets are not encrypted with your own key",
        "its creator stays admin",
      ],
    ],
    [key, group, ...subnets],
  );
});
