import assert from "node:assert/strict";
import { join } from "node:path";
import { planStacks } from "../../cli/plan";
import type { Plan } from "../../cli/plan/program/plan";
import { readProject, readStackReferences } from "../../cli/project";
import { fields, isRecord } from "../../cli/values";
import { unknownMark } from "../../components/testing";

const layers = ["cluster", "platform", "applications"] as const;
const fileOf = (layer: string) => join("examples", `layers-${layer}`, "references.yaml");

async function planned(layer: (typeof layers)[number]): Promise<Plan> {
  const references = layer === "cluster" ? undefined : readStackReferences(fileOf(layer));
  const [outcome] = await planStacks(readProject(`examples/layers-${layer}`, {}, references), ["dev"]);
  assert.ok(outcome !== undefined && "plan" in outcome, JSON.stringify(outcome));
  return outcome.plan;
}

/** Takes what a plan does not know from the file of references. */
function filled(value: unknown, given: unknown): unknown {
  if (value === unknownMark) {
    assert.equal(typeof given, "string");
    return given;
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, filled(part, fields(given)[key])]))
    : value;
}

const clouds = /^(aws|gcp|azure-native):/;

describe("the examples of layers", () => {
  let plans: Record<(typeof layers)[number], Plan>;
  before(async () => {
    const [cluster, platform, applications] = [
      await planned("cluster"),
      await planned("platform"),
      await planned("applications"),
    ];
    plans = { cluster, platform, applications };
  });

  it("give each layer what the layers before it export", () => {
    for (const layer of ["platform", "applications"] as const) {
      const references = readStackReferences(fileOf(layer));
      for (const [stack, outputs] of Object.entries(references)) {
        const [, name = ""] = /layers-(\w+)/.exec(stack) ?? [];
        const { facts } = plans[name as "cluster" | "platform"].outputs;
        assert.deepEqual(fields(outputs).facts, filled(facts, fields(outputs).facts), `${layer}: ${stack}`);
      }
    }
  });

  it("make less in the cloud from layer to layer", () => {
    const kinds = (plan: Plan) => [
      ...new Set(plan.resources.map(({ type }) => type).filter((type) => clouds.test(type))),
    ];
    assert.ok(kinds(plans.cluster).includes("aws:eks/cluster:Cluster"));
    assert.deepEqual(kinds(plans.platform).sort(), [
      "aws:eks/podIdentityAssociation:PodIdentityAssociation",
      "aws:iam/role:Role",
      "aws:iam/rolePolicy:RolePolicy",
    ]);
    assert.deepEqual(kinds(plans.applications), []);
  });

  it("export no credential", () => {
    for (const { outputs } of Object.values(plans)) {
      assert.doesNotMatch(JSON.stringify(outputs), /kubeconfig|token|password/i);
    }
  });
});
