import assert from "node:assert/strict";
import { readingsIn, typeFor } from "../../cli/schemas/property-access";
import { usageOf } from "../../cli/schemas/yaml-program";

describe("what a YAML program uses", () => {
  const { functions, types } = usageOf({
    variables: {
      ami: { "fn::invoke": { function: "aws:ec2:getAmi", arguments: { owners: ["self"] } } },
      region: { "fn::invoke": { Function: "aws:getRegion", Return: "endpoint" } },
      file: { "fn::std:file": { input: "./a.txt" } },
      plain: { a: "${ami.architecture}" },
    },
    resources: {
      shop: { type: "kubernetes:core/v1:Namespace" },
      settings: {
        type: "kubernetes:core/v1:ConfigMap",
        properties: {
          metadata: { namespace: "${shop.metadata.name}" },
          data: { image: "${ami.id}", first: "${ami.filters[0].name}", whole: "$${not.read}" },
        },
      },
      existing: { type: "aws:ec2:Vpc", get: { id: "vpc-1", state: { cidrBlock: "10.0.0.0/8" } } },
      nameless: {},
    },
    outputs: { name: '${settings.metadata["name"]}', path: "${region.path}", pulumi: "${pulumi.stack}" },
  });

  it("are its types, with the properties that it gives and reads", () => {
    assert.deepEqual(Object.fromEntries(types), {
      "kubernetes:core/v1:Namespace": { given: new Set(), read: [{ property: "metadata", rest: ["name"] }] },
      "kubernetes:core/v1:ConfigMap": {
        given: new Set(["metadata", "data"]),
        read: [{ property: "metadata", rest: ["name"] }],
      },
      "aws:ec2:Vpc": { given: new Set(["cidrBlock"]), read: [] },
    });
  });

  it("are its functions, in the long and the short form, and the one field that a call returns", () => {
    assert.deepEqual(Object.fromEntries(functions), {
      "aws:ec2:getAmi": {
        given: new Set(["owners"]),
        read: [
          { property: "architecture", rest: [] },
          { property: "id", rest: [] },
          { property: "filters", rest: [0, "name"] },
        ],
      },
      "aws:getRegion": {
        given: new Set(),
        read: [
          { property: "endpoint", rest: ["path"] },
          { property: "endpoint", rest: [] },
        ],
      },
      "std:file": { given: new Set(["input"]), read: [] },
    });
  });

  it("needs a map if it reads a property of a value, and any value otherwise", () => {
    const typeOf = (text: string) => typeFor(readingsIn(text).get("a") ?? []);
    assert.deepEqual(typeOf("${a.b} and ${a.b.c}"), {
      type: "object",
      additionalProperties: { $ref: "pulumi.json#/Any" },
    });
    assert.deepEqual(typeOf("${a.b}"), { $ref: "pulumi.json#/Any" });
    assert.deepEqual(typeOf("${a.b[0].c}"), { $ref: "pulumi.json#/Any" });
  });
});
