import assert from "node:assert/strict";
import { configurationOf, fromJson } from "../../../cli/judges/terraform/configuration";
import type { Attribute, Block, NestedBlock } from "../../../cli/judges/terraform/schema";
import { unknown } from "../../../cli/judges/terraform/wire";

function attribute(name: string, type: unknown): Attribute {
  return { name, type: Buffer.from(JSON.stringify(type)), required: false, optional: true, computed: false };
}

function block(attributes: readonly Attribute[], nested: readonly NestedBlock[] = []): Block {
  return { attributes, block_types: nested };
}

describe("a provider's configuration", () => {
  const schema = block(
    [
      attribute("cidr_block", "string"),
      attribute("port", "number"),
      attribute("availability_zone", "string"),
      attribute("policy_types", ["set", "string"]),
      attribute("tags", ["map", "string"]),
      attribute("route", ["list", ["object", { cidr_block: "string", gateway_id: "string" }]]),
    ],
    [
      { type_name: "vpc_config", nesting: "LIST", block: block([attribute("subnet_ids", ["set", "string"])]) },
      { type_name: "taint", nesting: "SET", block: block([attribute("key", "string")]) },
      { type_name: "timeouts", nesting: "SINGLE", block: block([attribute("create", "string")]) },
    ],
  );
  const empty = {
    cidr_block: null,
    port: null,
    availability_zone: null,
    policy_types: null,
    tags: null,
    route: null,
    vpc_config: [],
    taint: [],
    timeouts: null,
  };

  it("has every attribute and block, also those that are not given", () => {
    assert.deepEqual(configurationOf(schema, {}), { value: empty, unmatched: [] });
  });

  it("has names in snake case, and plurals of lists in the singular", () => {
    const inputs = {
      cidrBlock: "10.0.0.0/16",
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }],
      taints: [{ key: "a" }],
    };
    const expected = {
      ...empty,
      cidr_block: "10.0.0.0/16",
      route: [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-1" }],
      taint: [{ key: "a" }],
    };
    assert.deepEqual(configurationOf(schema, inputs), { value: expected, unmatched: [] });
  });

  it("has the one item that Pulumi shows instead of a list as a list", () => {
    const { value } = configurationOf(schema, { vpcConfig: { subnetIds: ["subnet-1"] }, policyTypes: "a" });
    assert.deepEqual(value, { ...empty, vpc_config: [{ subnet_ids: ["subnet-1"] }], policy_types: ["a"] });
  });

  it("leaves what only a deployment knows unknown", () => {
    const inputs = { cidrBlock: "<unknown>", tags: { owner: "[secret]" }, vpcConfig: { subnetIds: ["<unknown>"] } };
    assert.deepEqual(configurationOf(schema, inputs).value, {
      ...empty,
      cidr_block: unknown,
      tags: { owner: unknown },
      vpc_config: [{ subnet_ids: [unknown] }],
    });
  });

  it("has texts and numbers as the schema wants them", () => {
    assert.deepEqual(configurationOf(schema, { cidrBlock: 10, port: "443" }).value, {
      ...empty,
      cidr_block: "10",
      port: 443,
    });
  });

  it("names the inputs that the schema does not have", () => {
    const { unmatched } = configurationOf(schema, { cidr: "10.0.0.0/16", vpcConfig: { subnet: "a" } });
    assert.deepEqual(unmatched, ["vpcConfig.subnet", "cidr"]);
  });
});

describe("the inputs of a provider itself", () => {
  const schema = block([
    attribute("region", "string"),
    attribute("skip_region_validation", "bool"),
    attribute("allowed_account_ids", ["set", "string"]),
  ]);

  it("are read from JSON, except texts and what is no JSON", () => {
    const inputs = { region: "true", allowedAccountIds: '["111122223333"]', skipRegionValidation: "tru" };
    assert.deepEqual(fromJson(schema, inputs), { ...inputs, allowedAccountIds: ["111122223333"] });
    assert.deepEqual(fromJson(schema, { skipRegionValidation: "true" }), { skipRegionValidation: true });
  });
});
