import assert from "node:assert/strict";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { plan } from "../../../cli/plan/program";
import { keepKnownParts } from "../../../cli/plan/program/known-parts";
import { readProject, readStack } from "../../../cli/project";

const written = (statement: object) => JSON.stringify({ Statement: [statement] });

describe("a document that is partly unknown", () => {
  let inputs: Map<string, unknown>;
  before(async () => {
    const project = readProject(join(__dirname, "..", "projects", "documents"));
    const { resources } = await plan(project, readStack(project, "dev"));
    inputs = new Map(
      resources.map((each) => [
        each.name,
        each.inputs.assumeRolePolicy ??
          each.inputs.redrivePolicy ??
          each.inputs.value ??
          each.inputs.properties ??
          "nothing",
      ]),
    );
  });

  it("keeps its known parts if it is a policy", () => {
    const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Federated: "<unknown>" } };
    assert.equal(inputs.get("json"), written(trust));
    assert.equal(
      inputs.get("applied"),
      written({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: "<unknown>" },
        Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/b:*" } },
      }),
    );
    assert.match(String(inputs.get("direct")), /"Federated":"<unknown>".*repo:acme\/c:\*/);
    assert.equal(inputs.get("orders"), JSON.stringify({ deadLetterTargetArn: "<unknown>", maxReceiveCount: 8 }));
  });

  it("stays unknown if it is something else, or cannot be written with marks", () => {
    assert.equal(inputs.get("other"), "<unknown>");
    assert.equal(inputs.get("failing"), "<unknown>");
  });

  it("is an input that an SDK fills with defaults", () => {
    const { enableRbacAuthorization, enableSoftDelete, networkAcls } = inputs.get("vault") as Record<string, unknown>;
    assert.deepEqual(
      [enableRbacAuthorization, enableSoftDelete, networkAcls],
      [true, true, { virtualNetworkRules: [{ id: "<unknown>" }] }],
    );
  });

  it("is not written by a function that makes resources", () => {
    assert.deepEqual(
      [...inputs.keys()].filter((name) => name.startsWith("of-")),
      [],
    );
  });

  it("is written as before if it is known", () => {
    assert.match(String(inputs.get("written")), /"Federated":"".*repo:acme\/a:\*/);
  });

  it("is a secret if a part of it is", async () => {
    const release = keepKnownParts(pulumi);
    try {
      const document = pulumi.jsonStringify({ Statement: [pulumi.secret("hunter2")] }) as pulumi.Output<string> & {
        readonly isSecret: Promise<boolean>;
      };
      assert.equal(await document.isSecret, true);
    } finally {
      release();
    }
  });
});
