import assert from "node:assert/strict";
import { PackageSchemas } from "../../cli/schemas/package-schemas";
import { usageOf } from "../../cli/schemas/yaml-program";
import { InstalledSdks } from "../../cli/unknown-types";

const any = { $ref: "pulumi.json#/Any" };
const map = { type: "object", additionalProperties: any };

function schemas(resources: object, variables: object = {}, outputs: object = {}) {
  const sdks = new InstalledSdks(__dirname);
  return new PackageSchemas(usageOf({ resources, variables, outputs }), sdks, sdks);
}

function schemaOf(packages: PackageSchemas, name: string) {
  return JSON.parse(packages.schemaOf(name)) as Record<"resources" | "functions", Record<string, unknown>>;
}

describe("the schema of a package", () => {
  it("has the types that a program uses, as an SDK declares them", () => {
    const packages = schemas(
      { secret: { type: "kubernetes:core/v1:Secret" }, net: { type: "kubernetes:networking.k8s.io/v1:NetworkPolicy" } },
      {},
      { name: "${secret.metadata.name}", wrong: "${secret.metdata.name}" },
    );
    assert.deepEqual(packages.packages, ["kubernetes"]);
    assert.deepEqual(packages.undeclared, []);
    const { resources } = schemaOf(packages, "kubernetes");
    const constants = {
      apiVersion: { type: "string", const: "v1" },
      kind: { type: "string", const: "Secret" },
    };
    const rest = { immutable: any, type: any };
    const secret = { ...any, secret: true };
    assert.deepEqual(resources["kubernetes:core/v1:Secret"], {
      isComponent: false,
      inputProperties: { ...constants, ...rest, metadata: any, data: secret, stringData: secret },
      requiredInputs: [],
      properties: { ...constants, ...rest, metadata: map, data: any, stringData: any },
    });
    assert.ok(resources["kubernetes:networking.k8s.io/v1:NetworkPolicy"]);
  });

  it("has them under their whole tokens, and none that the SDK does not declare", () => {
    const { resources } = schemaOf(
      schemas({ a: { type: "aws:s3:Bucket" }, b: { type: "aws:s3:Bukcet" }, c: { type: "aws:ec2/vpc:Vpc" } }),
      "aws",
    );
    assert.deepEqual(Object.keys(resources), ["aws:s3/bucket:Bucket", "aws:ec2/vpc:Vpc"]);
  });

  it("says which inputs a type needs and which types are components", () => {
    const { resources } = schemaOf(schemas({ chart: { type: "kubernetes:helm.sh/v4:Chart" } }), "kubernetes");
    const { isComponent, requiredInputs } = resources["kubernetes:helm.sh/v4:Chart"] as Record<string, unknown>;
    assert.deepEqual({ isComponent, requiredInputs }, { isComponent: true, requiredInputs: ["chart"] });
  });

  it("has the functions that a program calls, with what they return", () => {
    const packages = schemas(
      {},
      { ami: { "fn::invoke": { function: "aws:ec2:getAmi", arguments: {} } } },
      { a: "${ami.blockDeviceMappings.x}", b: "${ami.wrong}" },
    );
    const { functions } = schemaOf(packages, "aws");
    const { inputs, outputs } = functions["aws:ec2/getAmi:getAmi"] as Record<string, { properties: object }>;
    assert.ok(inputs && "mostRecent" in inputs.properties && outputs && "architecture" in outputs.properties);
    assert.equal("wrong" in outputs.properties, false);
    assert.deepEqual(Object.entries(outputs.properties).find(([name]) => name === "blockDeviceMappings")?.[1], map);
  });

  it("is what the program uses if no SDK is at hand", () => {
    const packages = schemas(
      { a: { type: "civo:KubernetesCluster", properties: { pools: {} } } },
      { b: { "fn::civo:getSize": { filter: "x" } } },
      { a: "${a.kubeconfig}", b: "${b.sizes}" },
    );
    assert.deepEqual(packages.undeclared, ["civo"]);
    const { functions, resources } = schemaOf(packages, "civo");
    assert.deepEqual(resources, {
      "civo:index/kubernetesCluster:KubernetesCluster": {
        isComponent: false,
        inputProperties: { pools: any },
        properties: { pools: any, kubeconfig: any },
      },
    });
    assert.deepEqual(functions, {
      "civo:index/getSize:getSize": {
        inputs: { type: "object", properties: { filter: any } },
        outputs: { type: "object", properties: { sizes: any } },
      },
    });
  });

  it("has whole tokens and components without an SDK, too", () => {
    const usage = usageOf({
      resources: {
        a: { type: "eks:Cluster" },
        b: { type: "azure-native:resources:ResourceGroup" },
        c: { type: "gcp:a:B" },
      },
    });
    const nowhere = new InstalledSdks("/");
    const packages = new PackageSchemas(usage, nowhere, nowhere);
    const of = (name: string) => Object.entries(schemaOf(packages, name).resources);
    assert.deepEqual(
      ["eks", "azure-native", "gcp"]
        .flatMap(of)
        .map(([token, spec]) => [token, (spec as { isComponent: boolean }).isComponent]),
      [
        ["eks:index:Cluster", true],
        ["azure-native:resources:ResourceGroup", false],
        ["gcp:a/b:B", false],
      ],
    );
  });

  it("tells which outputs a program reads of a type that no SDK declares", () => {
    const packages = schemas(
      { a: { type: "civo:Network", properties: { label: "x" } } },
      { s: { "fn::civo:getSize": {} } },
      { a: "${a.id} ${a.cidr} ${a.tags.x} ${s.name}" },
    );
    assert.deepEqual(packages.typeOf("civo:index/network:Network"), {
      inputs: new Set(["label"]),
      outputs: { id: "string", cidr: "string", tags: "object" },
    });
    assert.deepEqual(packages.resultOf("civo:index/getSize:getSize"), { name: "string" });
    assert.equal(packages.typeOf("civo:index/other:Other"), undefined);
  });

  it("has the provider's settings that the program gives", () => {
    const packages = schemas({ a: { type: "pulumi:providers:civo", properties: { region: "fra1" } } });
    assert.deepEqual(packages.packages, ["civo"]);
    assert.deepEqual((JSON.parse(packages.schemaOf("civo")) as Record<string, unknown>).provider, {
      inputProperties: { region: any },
    });
  });
});
