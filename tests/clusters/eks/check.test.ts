import assert from "node:assert/strict";
import fc from "fast-check";
import { checkEks, type EksClusterArgs } from "../../../components/clusters/eks";
import { eksArgs, eksCluster, subnetsOf } from "../../support/eks";
import { type Refusal, refusesEach } from "../../support/refusals";
import { runProgram } from "../../support/run-program";

const cases: readonly Refusal<EksClusterArgs>[] = [
  [
    "an account that is a number",
    { accountId: "12" },
    'accountId: expected the twelve digits of an account, got "12"; write them in quotes',
  ],
  [
    "a name that is too long",
    { clusterName: "a".repeat(31) },
    'clusterName: expected a name of 2 to 30 lower-case letters, digits and "-" that begins with a letter and does not end in "-", got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
  ],
  [
    "a patch version",
    { kubernetesVersion: "1.35.2" },
    'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch version',
  ],
  [
    "a minor without add-on versions",
    { kubernetesVersion: "1.99", managedAddons: { coredns: { version: "v1.0.0-eksbuild.1" } } },
    "Keelson has no default versions for Kubernetes 1.99 (only for 1.34, 1.35, 1.36); set a version for each of these add-ons: vpc-cni, kube-proxy,",
  ],
  [
    "a VPC CNI that closes pods without policies",
    { managedAddons: { "vpc-cni": { values: { env: { NETWORK_POLICY_ENFORCING_MODE: "strict" } } } } },
    'managedAddons.vpc-cni.values.env.NETWORK_POLICY_ENFORCING_MODE: "strict" is not supported yet',
  ],
  [
    "an inexact add-on",
    { managedAddons: { coredns: { version: "latest" } } },
    'managedAddons.coredns.version: expected an exact version such as v1.2.3-eksbuild.4, got "latest"',
  ],
  [
    "a further add-on without a version",
    { managedAddons: { adot: {} } },
    "managedAddons.adot.version: expected an exact version, got nothing; set a version; Keelson has default versions only for vpc-cni, kube-proxy,",
  ],
  [
    "an identity for an add-on that has one",
    { managedAddons: { "aws-ebs-csi-driver": { identities: { "kube-system/a": ["arn:aws:iam::aws:policy/A"] } } } },
    "managedAddons.aws-ebs-csi-driver.identities: the component already creates the identity of this add-on; remove this key",
  ],
  [
    "an identity without a namespace",
    { managedAddons: { adot: { version: "v1.2.3-eksbuild.4", identities: { a: ["arn:aws:iam::aws:policy/A"] } } } },
    'managedAddons.adot.identities: expected a service account as namespace/serviceAccount, got "a"',
  ],
  [
    "a policy by its name",
    { managedAddons: { adot: { version: "v1.2.3-eksbuild.4", identities: { "a/b": ["A"] } } } },
    'managedAddons.adot.identities.a/b[0]: expected the ARN of an IAM policy, either managed by AWS or in account 111122223333 (arn:aws:iam::…:policy/…), got "A"',
  ],
  [
    "a boundary by its name",
    { roles: { permissionsBoundary: "Boundary" } },
    'roles.permissionsBoundary: expected the ARN of an IAM policy, either managed by AWS or in account 111122223333 (arn:aws:iam::…:policy/…), got "Boundary"',
  ],
  [
    "a boundary of another account",
    { roles: { permissionsBoundary: "arn:aws:iam::999900001111:policy/Boundary" } },
    'roles.permissionsBoundary: expected the ARN of an IAM policy, either managed by AWS or in account 111122223333 (arn:aws:iam::…:policy/…), got "arn:aws:iam::999900001111:policy/Boundary"',
  ],
  [
    "a policy of another partition",
    { roles: { nodePolicies: ["arn:aws-cn:iam::aws:policy/A"] } },
    "roles.nodePolicies[0]: expected the ARN of an IAM policy, either managed by AWS or in account 111122223333 (arn:aws:iam::…:policy/…)",
  ],
  [
    "a key of another region",
    { encryptionKeyArn: "arn:aws:kms:us-east-1:111122223333:key/12345678-1234-1234-1234-123456789012" },
    'encryptionKeyArn: expected the ARN of a KMS key (not an alias) in eu-central-1, arn:aws:kms:eu-central-1:…:key/…, got "arn:aws:kms:us-east-1:111122223333:key/12345678-1234-1234-1234-123456789012"',
  ],
  [
    "a backups' key of another partition",
    {
      backups: {
        encryptionKeyArn: "arn:aws-cn:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012",
      },
    },
    "backups.encryptionKeyArn: expected the ARN of a KMS key (not an alias) in eu-central-1",
  ],
  [
    "an admin of another partition",
    {
      access: {
        ...eksArgs.access,
        admins: { platform: { principalArn: "arn:aws-us-gov:iam::111122223333:role/platform" } },
      },
    },
    "access.admins.platform.principalArn: expected an ARN of eu-central-1's partition (arn:aws:…), got ",
  ],
  [
    "the whole internet in two halves",
    { endpoint: { publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"] } },
    'endpoint.publicAccessCidrs: expected ranges that cover less than half of all addresses, got ["0.0.0.0/1","128.0.0.0/1"]; list the networks of your users and runners',
  ],
  [
    "a private range among the public ones",
    { endpoint: { publicAccessCidrs: ["10.0.0.0/8"] } },
    'endpoint.publicAccessCidrs[0]: expected a public range, got "10.0.0.0/8"; to allow this range at the private endpoint, set privateAccessCidrs',
  ],
  [
    "more public ranges than EKS takes",
    { endpoint: { publicAccessCidrs: Array.from({ length: 41 }, (_, index) => `203.0.${index}.0/24`) } },
    "endpoint.publicAccessCidrs: expected at most 40 ranges, got 41",
  ],
  [
    "a range twice",
    { endpoint: { publicAccessCidrs: ["203.0.113.0/24", "203.0.113.0/24"] } },
    'endpoint.publicAccessCidrs: expected each range once, got "203.0.113.0/24"; it is listed more than once',
  ],
  ...(["n2-standard-4", "Standard_D4s_v5", "m7i", "M7i.large", "m7i.large ", "mac2.metal", ""] as const).map(
    (type): Refusal<EksClusterArgs> => [
      `a machine that cannot be a node: ${type}`,
      { nodePools: { general: { min: 2, max: 6, instanceTypes: [type] } } },
      "nodePools.general.instanceTypes[0]: expected an EC2 instance type for nodes, such as m7i.large, got ",
    ],
  ),
  [
    "a machine without room for system pods",
    { nodePools: { general: { min: 2, max: 6, instanceTypes: ["t3.micro"] } } },
    'nodePools.general.instanceTypes[0]: expected a type of size small or larger, got "t3.micro"; system pods need more than 1 GiB of memory',
  ],
  [
    "more tags than AWS takes",
    { tags: { ...eksArgs.tags, ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`t${index}`, ""])) } },
    "tags: expected at most 47, got 53",
  ],
  [
    "a tag that IAM refuses",
    { tags: { ...eksArgs.tags, "a<b>": "c" } },
    "tags.a<b>: expected a key of up to 128 characters",
  ],
  [
    "tags that differ in case only",
    { tags: { ...eksArgs.tags, Owner: "c" } },
    'tags: expected each key once, got "owner"; keys that differ only in upper and lower case are the same key',
  ],
  [
    "a credential in a tag, without a way past",
    { tags: { ...eksArgs.tags, contact: `ghp_${"a1B2".repeat(9)}` } },
    "tags.contact: expected a value without secrets, got a value that looks like a GitHub token; everybody with access to the resource can read this value; remove it",
  ],
  [
    "a path without slashes",
    { roles: { path: "platform" } },
    'roles.path: expected a path such as "/platform/", got "platform"',
  ],
  [
    "more policies than a role may have",
    { roles: { nodePolicies: Array.from({ length: 9 }, (_, index) => `arn:aws:iam::aws:policy/P${index}`) } },
    "roles.nodePolicies: expected a whole number of policies from 0 to 8, got 9",
  ],
  [
    "an odd retention",
    { logRetentionDays: 100 },
    "logRetentionDays: expected a number of days that CloudWatch supports (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,",
  ],
  [
    "a key's alias",
    { encryptionKeyArn: "alias/a" },
    'encryptionKeyArn: expected the ARN of a KMS key (not an alias) in eu-central-1, arn:aws:kms:eu-central-1:…:key/…, got "alias/a"',
  ],
  [
    "an unknown autoscaler",
    { autoscaler: "keda" as EksClusterArgs["autoscaler"] },
    'autoscaler: expected one of "cluster-autoscaler", "karpenter", got "keda"; remove the key if you need none',
  ],
  [
    "no owner",
    { tags: { environment: "a", stack: "a" } },
    "tags.owner: expected a value, got nothing; every resource needs this key to show its owner and its costs",
  ],
  [
    "a tag of ours",
    { tags: { ...eksArgs.tags, cluster: "a" } },
    "tags.cluster: is already set by the component; remove it",
  ],
  [
    "no way to the API",
    { endpoint: {} },
    "endpoint: no client outside the new network can reach the API server, so nothing can be installed; set vpc.transitGateway or vpc.peering, use an existing network that you can reach (vpc.vpcId), or allow your address (endpoint.publicAccessCidrs)",
  ],
  [
    "an empty list",
    { endpoint: { publicAccessCidrs: [] } },
    "endpoint.publicAccessCidrs: expected at least one range, got []; remove the key if you want no public endpoint",
  ],
  [
    "the whole internet",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24", "0.0.0.0/0"] } },
    'endpoint.publicAccessCidrs[1]: expected a range other than the whole internet, got "0.0.0.0/0"',
  ],
];

describe("checkEks", () => {
  it("accepts a small cluster and a large one", () => {
    assert.deepEqual(checkEks("test", eksArgs), []);
    const large: EksClusterArgs = {
      ...eksArgs,
      region: "us-east-1",
      vpc: { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b", "us-east-1f"] },
      endpoint: { publicAccessCidrs: ["192.0.2.0/24"] },
      systemPool: { min: 3, max: 6 },
      nodePools: {
        spot: { min: 1, max: 60, spot: true, architecture: "arm64", profile: "memory" },
        shop: { min: 1, max: 9, dedicated: "shop", labels: { "example.com/team": "shop" } },
      },
    };
    assert.deepEqual(checkEks("test", large), []);
  });

  refusesEach((args) => checkEks("test", args), eksArgs, cases);

  it("accepts tags whose keys speak of secrets", () => {
    const tags = { SecretOwner: "team-x", "token-team": "payments", "secret-scanning": "github", pass: "x" };
    assert.deepEqual(checkEks("eks", { ...eksArgs, tags: { ...eksArgs.tags, ...tags } }), []);
  });

  it("lists mistakes for any text, and never throws", () => {
    const text = fc.oneof(
      fc.string(),
      fc.ipV4(),
      fc.constantFrom("0.0.0.0/0", "0.0.0.0/16", "10.0.0.0/31", "a/b/c", "__proto__", "constructor"),
    );
    const given = fc.record({
      name: text,
      cidr: text,
      zones: fc.array(text),
      serviceCidr: text,
      ranges: fc.array(text),
      label: text,
      minor: text,
      arn: text,
    });
    fc.assert(
      fc.property(given, ({ name, cidr, zones, serviceCidr, ranges, label, minor, arn }) => {
        const problems = checkEks(name, {
          ...eksArgs,
          accountId: name,
          region: name,
          kubernetesVersion: minor,
          vpc: { cidr, zones, vpcId: name, subnets: { [label]: { ...subnetsOf("a", 1), privateCidr: cidr } } },
          serviceCidr,
          endpoint: { publicAccessCidrs: ranges, privateAccessCidrs: ranges },
          access: { deployer: arn, admins: { [label]: { principalArn: arn } } },
          nodePools: { [label]: { min: 1, max: 2, labels: { [label]: label }, dedicated: label, zones } },
        });
        assert.ok(problems.length > 0);
      }),
    );
  });

  it("lists all mistakes at once, before anything is created", async () => {
    await assert.rejects(
      runProgram(() => {
        eksCluster({ kubernetesVersion: "1", endpoint: {}, serviceCidr: "10.20.0.0/16" });
      }),
      {
        message: [
          'EksCluster "test" is not valid:',
          '✖ kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1"; the cloud chooses the patch version',
          "✖ endpoint: no client outside the new network can reach the API server, so nothing can be installed; set vpc.transitGateway or vpc.peering, use an existing network that you can reach (vpc.vpcId), or allow your address (endpoint.publicAccessCidrs)",
          '✖ serviceCidr: expected a range that does not overlap vpc.cidr (10.20.0.0/16), got "10.20.0.0/16"',
        ].join("\n"),
      },
    );
  });
});
