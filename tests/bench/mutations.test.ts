import assert from "node:assert/strict";
import { leavesOf, withLeaf } from "../../bench/mutations/leaves";
import { type Mutation, mutationsOf } from "../../bench/mutations/mutate";
import { casesOf, figures, missed } from "../../bench/mutations/report";
import { sampleOf } from "../../bench/mutations/sample";
import { type RegisteredResource, unknownMark } from "../../components/testing";

const resource = (type: string, inputs: Readonly<Record<string, unknown>>): RegisteredResource => ({
  urn: `urn:${type}`,
  type,
  name: "one",
  inputs,
  component: false,
  dependsOn: [],
  options: {},
  propertyDependencies: {},
  secretInputs: [],
});

const wrongOf = (mutations: readonly Mutation[]) =>
  Object.fromEntries(mutations.map(({ kind, path, wrong }) => [path.join("."), `${kind}: ${wrong}`]));

describe("mutations", () => {
  it("change one leaf and nothing else", () => {
    const inputs = { a: [{ b: 1 }, { b: 2 }], c: { d: "x" } };
    assert.deepEqual(
      leavesOf(inputs).map(({ path }) => path.join(".")),
      ["a.0.b", "a.1.b", "c.d"],
    );
    assert.deepEqual(withLeaf(inputs, ["a", "1", "b"], 3), { a: [{ b: 1 }, { b: 3 }], c: { d: "x" } });
  });

  it("of a Kubernetes object are of the kind of the field", () => {
    const service = resource("kubernetes:core/v1:Service", {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", annotations: { note: "text" } },
      spec: { type: "ClusterIP", ports: [{ port: 80, targetPort: "http" }], selector: { app: "web" } },
    });
    assert.deepEqual(wrongOf(mutationsOf(service)), {
      "metadata.name": "name: web_X",
      "spec.type": "enumeration: ClusterI",
      "spec.ports.0.port": "port: 81",
      "spec.ports.0.targetPort": "port: httpx",
      "spec.selector.app": "selector: webx",
    });
  });

  it("of a cloud's resource leave alone what no judge reads, and put another id in place of an unknown one", () => {
    const subnet = resource("aws:ec2/subnet:Subnet", {
      vpcId: unknownMark,
      cidrBlock: "10.0.16.0/20",
      mapPublicIpOnLaunch: false,
      tags: { Name: "one" },
    });
    assert.deepEqual(wrongOf(mutationsOf(subnet)), {
      vpcId: "reference: nowhere-0123",
      cidrBlock: "range: 10.0.16.3/8",
    });
  });

  it("are drawn alike for one seed, and spread over kinds and places", () => {
    const ports = Array.from({ length: 20 }, (_none, index) => ({ port: index, protocol: "TCP" }));
    const all = mutationsOf(resource("kubernetes:core/v1:Service", { spec: { type: "ClusterIP", ports } }));
    const drawn = sampleOf(all, 6, 7);
    assert.deepEqual(sampleOf(all, 6, 7), drawn);
    assert.equal(drawn.filter(({ kind }) => kind === "port").length, 3);
    assert.ok(drawn.some(({ path }) => path.join(".") === "spec.type"));
  });

  it("are counted by judge, and those that nobody noticed are listed", () => {
    const all = mutationsOf(resource("aws:sqs/queue:Queue", { delaySeconds: 5, maxMessageSize: 9 }));
    const judge = { name: "models", objections: () => Promise.resolve([]) };
    const cases = casesOf("prod", all, [{ judge, objections: [["too small"], undefined] }]);
    assert.match(figures(cases, ["models"]), /^\| cloud: range \| 2 \| 1 \| 1 of 1 \|$/m);
    assert.match(missed(cases), /^\| `aws:sqs\/queue:Queue` \| `maxMessageSize` \| range \| `9 → -10` \|$/m);
    assert.doesNotMatch(missed(cases), /delaySeconds/);
  });
});
