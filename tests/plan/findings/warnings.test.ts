import assert from "node:assert/strict";
import { findings } from "../../../cli/plan/findings/warnings";
import { counts } from "../../../cli/plan/formats/counts";
import { registered } from "../../support/registered";
import { aws } from "../aws";
import { object } from "../objects";
import { platform } from "../platform";

describe("findings", () => {
  it("names what is on a default provider, and what is in no component", () => {
    const resources = [
      registered("part", { component: true }),
      registered("fine", { parent: "part" }),
      registered("lost", { provider: undefined, parent: "part" }),
      registered("loose"),
      registered("reference", { type: "pulumi:pulumi:StackReference", provider: undefined }),
      registered("kept", { type: "pulumi:index:Stash", provider: undefined, parent: "part" }),
    ];
    assert.deepEqual(findings(resources), [
      "on a default provider: ConfigMap lost",
      "in no component: ConfigMap loose",
    ]);
    assert.deepEqual(findings([registered("loose")]), []);
  });

  it("names what is declared twice, and in one cluster", () => {
    const first = registered("a", { inputs: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" } } });
    const others = [
      { ...first, urn: "b", name: "b" },
      { ...first, urn: "c", name: "c", provider: "elsewhere" },
    ];
    assert.deepEqual(findings([first, ...others]), ["ConfigMap settings is declared 2 times: a, b"]);
    assert.deepEqual(findings([first, { ...first, urn: "d", name: "d", read: true }]), []);
  });
});

describe("findings about hosts", () => {
  it("name the policies that let every public address in the place of a host", () => {
    const annotations = { "keelson.dev/hosts": "api.example.com:443" };
    const policy = object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", { metadata: { annotations } });
    assert.deepEqual(findings([policy]), [
      "allows every public address, because this CNI cannot enforce host names: NetworkPolicy shop/web for api.example.com:443",
    ]);
  });
});

describe("findings about what outlives a cluster", () => {
  it("name what has a load balancer and is deleted with the cluster", () => {
    const service = object("v1", "Service", "shop/web", { spec: { type: "LoadBalancer" } });
    const internal = object("v1", "Service", "shop/pay", { spec: { type: "ClusterIP" } });
    const deletedWith = "cluster";
    assert.deepEqual(
      findings([
        { ...service, options: { deletedWith } },
        { ...internal, options: { deletedWith } },
        { ...service, urn: "b", name: "b", provider: "elsewhere" },
      ]),
      ["deleted together with the cluster, but their load balancers stay behind: Service shop/web"],
    );
  });
});

describe("counts", () => {
  it("counts what is made in a cloud by service", () => {
    const made = [aws("aws.ec2.Vpc", "a"), aws("aws.ec2.Subnet", "b"), aws("aws.s3.Bucket", "c")];
    assert.deepEqual(counts(made).kinds, [
      ["aws.ec2", 2],
      ["aws.s3", 1],
    ]);
  });

  it("counts components by type and what is made by kind, the most first", () => {
    assert.deepEqual(counts(platform), {
      total: 12,
      components: [
        ["Addon", 2],
        ["Deployment", 1],
        ["Platform", 1],
      ],
      kinds: [
        ["NetworkPolicy", 2],
        ["Release", 2],
        ["Deployment", 1],
        ["Namespace", 1],
        ["Service", 1],
      ],
    });
  });
});
