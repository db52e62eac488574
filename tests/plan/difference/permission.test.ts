import assert from "node:assert/strict";
import { permissionOf } from "../../../cli/plan/difference/permission";
import { parsePlan } from "../../../cli/plan/planned-resource";

function permission(value?: string) {
  return permissionOf({
    file: "/somewhere/Pulumi.prod.yaml",
    config: value === undefined ? {} : { "keelson:replace": value },
  });
}

describe("permissions to replace", () => {
  it("are resources by type and name", () => {
    assert.deepEqual(permission(), { file: "Pulumi.prod.yaml", allowed: [], added: [] });
    assert.deepEqual(permission('["aws:eks/cluster:Cluster::prod"]').allowed, ["aws:eks/cluster:Cluster::prod"]);
  });

  for (const value of ['["prod"]', "aws:eks/cluster:Cluster::prod", '{"a":1}', "[1]"]) {
    it(`are not ${value}`, () => {
      assert.throws(() => permission(value), {
        name: "UserError",
        message: `Pulumi.prod.yaml: keelson:replace: expected a list of resources as type::name, such as ["aws:eks/nodeGroup:NodeGroup::prod-general"], got ${JSON.stringify(value)}`,
      });
    });
  }
});

describe("a plan that was written before", () => {
  const row = { urn: "u", type: "t", name: "n", propertyDependencies: {}, options: {}, inputs: {} };
  const how = 'write one with "plan --stack <name> --json <file>"';
  const table: [string, string, string][] = [
    ["text", "hello", "old.json is not JSON: "],
    ["a map", "{}", `old.json is not a plan: it is not a list; ${how}`],
    ["other rows", JSON.stringify([row, { urn: "u" }]), `old.json is not a plan: item 1 is not a resource; ${how}`],
  ];
  for (const [what, json, message] of table) {
    it(`is not ${what}`, () => {
      assert.throws(
        () => parsePlan(json, "old.json"),
        (error: Error) => error.name === "UserError" && error.message.startsWith(message),
      );
    });
  }

  it("is read as it was written", () => assert.deepEqual(parsePlan(JSON.stringify([row]), "old.json"), [row]));
});
