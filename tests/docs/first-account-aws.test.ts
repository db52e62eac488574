import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { awsProvider } from "../../cli/clouds";
import { readProject, readStack } from "../../cli/project";
import type { EksClusterArgs } from "../../components/clusters/eks";
import { eksArgs, runEks } from "../support/eks";

interface Statement {
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

/** IAM's prefixes of the services' actions. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const prefixes: Readonly<Record<string, string>> = {
  "Auto Scaling": "autoscaling",
  "CloudWatch Logs": "logs",
  EC2: "ec2",
  EFS: "elasticfilesystem",
  EKS: "eks",
  EventBridge: "events",
  IAM: "iam",
  KMS: "kms",
  S3: "s3",
  SQS: "sqs",
};

/**
 * Actions that IAM asks for besides a type's own operations: an endpoint whose names answer in the network puts the network into a zone of AWS'.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * https://github.com/hasura/ddn-docs/pull/1075
 */
const dependentActions: Readonly<Record<string, readonly string[]>> = {
  /* The provider first takes a role that it deletes out of instance profiles (`deleteRoleInstanceProfiles` in its internal/service/iam/role.go). */
  "aws:iam/role:Role": ["iam:ListInstanceProfilesForRole", "iam:RemoveRoleFromInstanceProfile"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["route53:AssociateVPCWithHostedZone"],
};

const page = readFileSync("docs/first-account-aws.md", "utf8");

function statements(): Statement[] {
  const json = /<!-- deployer policy -->\s*```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "{}";
  return (JSON.parse(json) as { Statement: Statement[] }).Statement;
}

function allowedActions(): string[] {
  return statements().flatMap(({ Action }) => Action);
}

/** Options that make types which the shipped stacks do not have. */
const furtherOptions: Partial<EksClusterArgs> = {
  identities: "irsa",
  storage: { shared: true },
  access: {
    ...eksArgs.access,
    identityProvider: { issuerUrl: "https://login.example.com", clientId: "kubernetes" },
  },
  nodePools: {
    ...eksArgs.nodePools,
    nights: { min: 1, max: 3, dedicated: "nights", schedule: { stop: "0 20 * * *", start: "0 6 * * *" } },
  },
  vpc: {
    ...eksArgs.vpc,
    podCidr: "100.64.0.0/16",
    peering: { peerVpcId: "vpc-0a1b2c3d", destinationCidrBlocks: ["10.0.0.0/16"] },
  },
};

async function plannedTypes(): Promise<string[]> {
  const lists = ["dev", "staging", "prod"].map((stack) => readFileSync(`tests/stacks/resources/${stack}.txt`, "utf8"));
  const types = lists.flatMap((list) => list.match(/^aws:[^:]+:\w+/gm) ?? []);
  const further = (await runEks(furtherOptions)).resources.map(({ type }) => type);
  return [...new Set([...types, ...further.filter((type) => type.startsWith("aws:"))])].sort();
}

/** Machines with the size `large` have two. https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html */
const vcpusOfLarge = 2;

interface Pool {
  readonly min: number;
  readonly max: number;
  readonly instanceTypes?: readonly string[];
}

/** Returns the fewest and the most vCPUs of a stack's pools, whose machines are all `large`, as those of the default profile are. */
function vcpusOf(stack: string): [min: number, max: number] {
  const { config } = readStack(readProject(process.cwd()), stack);
  const cluster = JSON.parse(config["keelson:cluster"] ?? "") as { systemPool?: Pool; nodePools: Record<string, Pool> };
  const pools = [
    ...Object.values(cluster.nodePools),
    ...(cluster.systemPool === undefined ? [] : [cluster.systemPool]),
  ];
  assert.ok(pools.every(({ instanceTypes = [] }) => instanceTypes.every((type) => type.endsWith(".large"))));
  const sum = (of: "min" | "max") => pools.reduce((all, pool) => all + pool[of] * vcpusOfLarge, 0);
  return [sum("min"), sum("max")];
}

describe("what an account on AWS has to have", () => {
  it("is quotas for the machines of each stack", () => {
    const text = page.replaceAll(/\s+/g, " ");
    for (const stack of ["dev", "staging", "prod"]) {
      const [min, max] = vcpusOf(stack);
      assert.match(text, new RegExp(`${min} to ${max} vCPUs for ${stack}\\b`));
    }
  });

  it("is zones that EKS takes", () => {
    /* https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
    for (const zone of ["use1-az3", "usw1-az2", "cac1-az3"]) {
      assert.match(page, new RegExp(`Zones that EKS supports: all except .*\`${zone}\``));
    }
  });
});

describe("the deployer's policy for AWS", () => {
  it("allows every operation on every type that the shipped stacks and a cluster's options plan", async () => {
    const allowed = allowedActions();
    const isAllowed = (action: string) => allowed.includes(action) || allowed.includes(action.replace(/:.*/, ":*"));
    const types = await plannedTypes();
    assert.ok(types.length > 40, types.join(" "));
    const refused = types.flatMap((token) => {
      const api = awsProvider.types[token]?.api;
      assert.ok(api, token);
      const prefix = prefixes[api.service];
      assert.ok(prefix, api.service);
      const operations = new Set([api.create, api.update ?? api.create, api.delete]);
      const actions = [...operations].map((operation) => `${prefix}:${operation}`);
      return [...actions, ...(dependentActions[token] ?? [])].filter((action) => !isAllowed(action));
    });
    assert.deepEqual(refused, []);
  });

  it("covers every bucket that a cluster can make", async () => {
    const run = await runEks({ backups: {}, objectStorage: { logs: {}, traces: {} } });
    const buckets = run.ofType("aws:s3/bucket:Bucket").map(({ name }) => `arn:aws:s3:::${name}-1234567`);
    assert.equal(buckets.length, 3);
    const patterns = statements()
      .filter(({ Action }) => [Action].flat().includes("s3:*"))
      .flatMap(({ Resource }) => Resource)
      .map((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`));
    assert.deepEqual(
      buckets.filter((arn) => !patterns.some((pattern) => pattern.test(arn))),
      [],
    );
  });

  it("lets a boundary of the roles change", () => {
    const boundary = ["iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary"];
    assert.deepEqual(
      boundary.filter((action) => !allowedActions().includes(action)),
      [],
    );
  });
});
