import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { awsProvider } from "../../cli/clouds";

interface Statement {
  readonly Action: string | string[];
}

/** IAM's prefixes of the services' actions. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const prefixes: Readonly<Record<string, string>> = {
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

const page = readFileSync("docs/first-account-aws.md", "utf8");

function allowedActions(): string[] {
  const json = /<!-- deployer policy -->\s*```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "{}";
  const { Statement: statements } = JSON.parse(json) as { Statement: Statement[] };
  return statements.flatMap(({ Action }) => Action);
}

function plannedTypes(): string[] {
  const lists = ["dev", "staging", "prod"].map((stack) => readFileSync(`tests/stacks/resources/${stack}.txt`, "utf8"));
  const types = lists.flatMap((list) => list.match(/^aws:[^:]+:\w+/gm) ?? []);
  return [...new Set(types)].sort();
}

describe("the deployer's policy for AWS", () => {
  it("allows every operation on every type that the shipped stacks plan", () => {
    const allowed = allowedActions();
    const isAllowed = (action: string) => allowed.includes(action) || allowed.includes(action.replace(/:.*/, ":*"));
    const types = plannedTypes();
    assert.ok(types.length > 25, types.join(" "));
    const refused = types.flatMap((token) => {
      const api = awsProvider.types[token]?.api;
      assert.ok(api, token);
      const prefix = prefixes[api.service];
      assert.ok(prefix, api.service);
      const operations = new Set([api.create, api.update ?? api.create, api.delete]);
      return [...operations].map((operation) => `${prefix}:${operation}`).filter((action) => !isAllowed(action));
    });
    assert.deepEqual(refused, []);
  });
});
