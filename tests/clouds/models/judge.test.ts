import assert from "node:assert/strict";
import { type Cloud, checkFailures, clouds, modelObjections, typeModelOf, updateRefusals } from "../../../cli/clouds";
import { expression } from "../../../cli/clouds/models/judge";

type Wrong = [type: string, inputs: Readonly<Record<string, unknown>>, property: string, expected: string];

const eks = "aws:eks/cluster:Cluster";
const group = "aws:eks/nodeGroup:NodeGroup";
const gke = "gcp:container/cluster:Cluster";
const pool = "gcp:container/nodePool:NodePool";
const aks = "azure-native:containerservice:ManagedCluster";
const agents = "azure-native:containerservice:AgentPool";

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  aws: [
    [eks, { accessConfig: { authenticationMode: "IAM" } }, "accessConfig.authenticationMode", "one of [API, API_AND_"],
    [eks, { upgradePolicy: { supportType: "LTS" } }, "upgradePolicy.supportType", "one of [STANDARD, EXTENDED]"],
    [group, { taints: [{ key: "a", effect: "NoSchedule" }] }, "taints.effect", "one of [NO_SCHEDULE, NO_EXECUTE"],
    [
      group,
      { updateConfig: { maxUnavailablePercentage: 120 } },
      "updateConfig.maxUnavailablePercentage",
      "at least 1 and at most 100",
    ],
    ["aws:ec2/vpcEndpoint:VpcEndpoint", { ipAddressType: "IPv4" }, "ipAddressType", "one of [ipv4, dualstack, ipv6"],
    ["aws:iam/role:Role", { maxSessionDuration: 60 }, "maxSessionDuration", "at least 3600 and at most 43200"],
    ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn: "arn:x" }, "policyArn", "at least 20"],
    ["aws:efs/fileSystem:FileSystem", { kmsKeyId: "arn:aws:kms:eu:key" }, "kmsKeyId", "a text that matches ^"],
    [
      "aws:ec2/launchTemplate:LaunchTemplate",
      { blockDeviceMappings: [{ ebs: { volumeSize: 0 } }] },
      "blockDeviceMappings.ebs.volumeSize",
      "at least 1 and at most 65536",
    ],
    ["aws:kms/key:Key", { deletionWindowInDays: 400 }, "deletionWindowInDays", "at least 1 and at most 365"],
  ],
  gcp: [
    [gke, { releaseChannel: { channel: "FAST" } }, "releaseChannel.channel", "one of [UNSPECIFIED, RAPID, REGULAR"],
    [gke, { dnsConfig: { clusterDnsScope: "VPC" } }, "dnsConfig.clusterDnsScope", "one of [DNS_SCOPE_UNSPECIFIED"],
    [gke, { securityPostureConfig: { mode: "ON" } }, "securityPostureConfig.mode", "one of [MODE_UNSPECIFIED"],
    [pool, { nodeConfig: { taints: [{ effect: "NoSchedule" }] } }, "nodeConfig.taints.effect", "one of [EFFECT_UNSPEC"],
    [pool, { autoscaling: { locationPolicy: "EVEN" } }, "autoscaling.locationPolicy", "one of [LOCATION_POLICY_UNSP"],
    ["gcp:compute/network:Network", { name: `n${"n".repeat(63)}` }, "name", "a text that matches ^(?:[a-z]"],
    [
      pool,
      { nodeConfig: { kubeletConfig: { podPidsLimit: 1000 } } },
      "nodeConfig.kubeletConfig.podPidsLimit",
      "at least",
    ],
    ["gcp:compute/subnetwork:Subnetwork", { stackType: "IPV4" }, "stackType", "one of [IPV4_IPV6, IPV4_ONLY"],
    [
      "gcp:compute/subnetwork:Subnetwork",
      { logConfig: { aggregationInterval: "7m" } },
      "logConfig.aggregationInterval",
      "one of [INTERVAL_10_MIN",
    ],
    [
      "gcp:compute/routerNat:RouterNat",
      { logConfig: { filter: "ERRORS" } },
      "logConfig.filter",
      "one of [ALL, ERRORS_",
    ],
  ],
  azure: [
    [
      aks,
      { autoUpgradeProfile: { upgradeChannel: "fast" } },
      "autoUpgradeProfile.upgradeChannel",
      "one of [rapid, stable",
    ],
    [aks, { networkProfile: { serviceCidr: "10.0.0.0/40" } }, "networkProfile.serviceCidr", "a text that matches ^"],
    [aks, { networkProfile: { dnsServiceIP: "10.0.0.256" } }, "networkProfile.dnsServiceIP", "a text that matches ^"],
    [
      aks,
      { networkProfile: { natGatewayProfile: { idleTimeoutInMinutes: 2 } } },
      "networkProfile.natGatewayProfile.idleTimeoutInMinutes",
      "at least 4 and at most 120",
    ],
    [
      agents,
      { upgradeSettings: { drainTimeoutInMinutes: 2000 } },
      "upgradeSettings.drainTimeoutInMinutes",
      "at least 1 and at most 1440",
    ],
    [agents, { agentPoolName: "much-too-long-name" }, "agentPoolName", "at least 1 and at most 12 characters"],
    [agents, { osDiskSizeGB: 4096 }, "osDiskSizeGB", "at least 0 and at most 2048"],
    [
      "azure-native:keyvault:Key",
      { properties: { kty: "AES" } },
      "properties.kty",
      "one of [EC, EC-HSM, RSA, RSA-HSM]",
    ],
    [
      "azure-native:storage:BlobServiceProperties",
      { deleteRetentionPolicy: { days: 400 } },
      "deleteRetentionPolicy.days",
      "at least 1 and at most 365",
    ],
  ],
};

describe("the clouds' published API models", () => {
  for (const [name, cases] of Object.entries(wrong)) {
    for (const [type, inputs, property, expected] of cases) {
      it(`of ${name} refuse ${JSON.stringify(inputs)} of ${type}`, () => {
        const cloud = clouds.find((one) => one.name === name);
        const failures = checkFailures(providerOf(cloud), type, inputs, "?").filter((one) => one.property === property);
        assert.equal(failures.length, 1, JSON.stringify(modelObjections(type, inputs)));
        const objection = modelObjections(type, inputs).find((one) => one.property === property);
        assert.equal(objection?.warns, false);
        assert.ok(objection?.reason.startsWith(`expected ${expected}`), objection?.reason);
        assert.match(
          objection?.reason ?? "",
          /\(API model: (botocore|google-api-python-client|@azure\/arm-\w+) \d+\.\d+/,
        );
      });
    }
  }

  it("name the package, its version, the schema and the age", () => {
    assert.deepEqual(modelObjections("gcp:compute/firewall:Firewall", { direction: "IN" }), [
      {
        property: "direction",
        reason:
          'expected one of [EGRESS, INGRESS], got "IN" (API model: google-api-python-client 2.202.0 compute.beta Firewall, 2026-11-10)',
        warns: false,
      },
    ]);
  });

  it("show only the nearest value of a long list", () => {
    const [objection] = modelObjections("gcp:projects/service:Service", { service: "cloudkms.googleapis.co" });
    assert.equal(objection?.warns, true);
    assert.match(
      objection?.reason ?? "",
      /^expected one of \d+ known values, for instance cloudkms\.googleapis\.com, got "cloudkms\.googleapis\.co" \(/,
    );
  });

  it("only warn of a list that grows, and the rehearsal lets the value pass", () => {
    const inputs = { amiType: "AL2030_x86_64" };
    assert.deepEqual(
      modelObjections(group, inputs).map(({ property, warns }) => [property, warns]),
      [["amiType", true]],
    );
    assert.deepEqual(checkFailures(providerOf(clouds.find(({ name }) => name === "aws")), group, inputs, "?"), []);
  });

  it("only warn of an API that is not in Google's package", () => {
    for (const type of ["gcp:projects/service:Service", "gcp:projects/serviceIdentity:ServiceIdentity"]) {
      const objections = modelObjections(type, { service: "mesh.googleapis.com" });
      assert.deepEqual(
        objections.map(({ property, warns }) => [property, warns]),
        [["service", true]],
      );
    }
  });

  it("only warn below a limit that is guessed", () => {
    const warns = (type: string, inputs: Readonly<Record<string, unknown>>) =>
      modelObjections(type, inputs).map((objection) => objection.warns);
    assert.deepEqual(warns(agents, { maxCount: -1 }), [true]);
    assert.deepEqual(warns(agents, { maxCount: 0 }), []);
    assert.deepEqual(warns(agents, { osDiskSizeGB: -1 }), [false]);
  });

  it("take -1, which means the kernel's limit of processes", () => {
    const kubeletConfig = { podMaxPids: -1 };
    assert.deepEqual(modelObjections(agents, { kubeletConfig }), []);
    assert.deepEqual(modelObjections(aks, { agentPoolProfiles: [{ kubeletConfig }] }), []);
  });

  it("let placeholders, empty texts and unknown properties pass", () => {
    const inputs = { accessConfig: { authenticationMode: "?" }, upgradePolicy: { supportType: "" }, other: "x" };
    assert.deepEqual(modelObjections(eks, inputs, ["?"]), []);
    assert.deepEqual(modelObjections("aws:dynamodb/table:Table", { billingMode: "x" }), []);
  });

  it("refuse an update that brings a wrong value, but not one that keeps it", () => {
    const planned = (inputs: Readonly<Record<string, unknown>>) => ({ type: eks, name: "prod", inputs });
    const [good, bad] = [planned({}), planned({ upgradePolicy: { supportType: "LTS" } })];
    const refusals = updateRefusals([good, bad], [good, bad]);
    assert.match(
      refusals({ before: good, after: bad })[0] ?? "",
      /^AWS refuses this update: upgradePolicy\.supportType: /,
    );
    assert.deepEqual(refusals({ before: bad, after: bad }), []);
  });

  it("have patterns that JavaScript reads", () => {
    const patterns = clouds
      .flatMap(({ types }) => Object.keys(types))
      .flatMap((token) => Object.values(typeModelOf(token)?.facts ?? {}))
      .flatMap(({ pattern }) => pattern ?? []);
    assert.ok(patterns.length > 40, String(patterns.length));
    for (const pattern of patterns) {
      assert.notEqual(expression(pattern), undefined, pattern);
    }
  });
});

function providerOf(cloud: Cloud | undefined): Cloud["provider"] {
  assert.ok(cloud !== undefined);
  return cloud.provider;
}
