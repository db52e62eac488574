import assert from "node:assert/strict";
import { nameList } from "../../cli/clouds";
import { leafLines, noteWriter } from "../../cli/plan/tree/leaf-lines";
import { tree } from "../../cli/plan/tree/tree";
import type { RegisteredResource } from "../../components/testing";
import { aws, cluster } from "./aws";
import { object } from "./objects";

const unknown = "<unknown>";

function lines(...leaves: readonly RegisteredResource[]): string[] {
  return leafLines(leaves, noteWriter([...cluster, ...leaves])).map(({ label, notes, alarms, size }) => {
    const text = [`${label}  ${notes.join("; ")}`, ...alarms.map((alarm) => `! ${alarm}`), `(${size})`].join(" ");
    return text.replaceAll(/#[0-9a-f]{6}/g, "#");
  });
}

describe("the lines of resources on AWS", () => {
  const table = (name: string) => aws("aws.ec2.RouteTable", name);
  const [one, two] = [table("private-a"), table("intra")] as const;
  const subnet = (name: string) => aws("aws.ec2.Subnet", name, { cidrBlock: "10.0.0.0/24" });
  const joined = (owner: RegisteredResource, of: RegisteredResource) =>
    aws(
      "aws.ec2.RouteTableAssociation",
      of.name,
      { subnetId: unknown, routeTableId: unknown },
      {
        subnetId: [of],
        routeTableId: [owner],
      },
    );
  const subnets = ["private-a", "intra-a", "intra-b"].map(subnet);
  const [privateA, intraA, intraB] = subnets as [RegisteredResource, RegisteredResource, RegisteredResource];

  it("show parts on the line of their owner, and name resources with the same description together", () => {
    assert.deepEqual(
      lines(...subnets, one, two, joined(one, privateA), joined(two, intraA), joined(two, intraB)).slice(1),
      ["aws.ec2.RouteTable ×2  private-a: for private-a; intra: for intra-{a,b}; # (5)"],
    );
    assert.deepEqual(lines(subnet("intra-a"), { ...subnet("intra-b"), options: { protect: true } }), [
      "aws.ec2.Subnet ×2  intra-a, intra-b: 10.0.0.0/24; protected: prod-intra-b; # (2)",
    ]);
  });

  it("give each role a line, with its policies and alarms", () => {
    const role = aws("aws.iam.Role", "node", { assumeRolePolicy: unknown });
    const attached = aws(
      "aws.iam.RolePolicyAttachment",
      "node-x",
      {
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
        role: unknown,
      },
      { role: [role] },
    );
    assert.deepEqual(lines(role, attached, aws("aws.iam.Role", "other")), [
      "aws.iam.Role prod-node  AdministratorAccess; unknown: assumeRolePolicy; # ! has AdministratorAccess (2)",
      "aws.iam.Role prod-other  # (1)",
    ]);
  });

  it("name a part without a description by its kind", () => {
    const vpc = aws("aws.ec2.Vpc", "net", { cidrBlock: "10.0.0.0/16" });
    const gateway = aws("aws.ec2.InternetGateway", "net", { vpcId: unknown }, { vpcId: [vpc] });
    assert.deepEqual(lines(vpc, gateway), ["aws.ec2.Vpc prod-net  10.0.0.0/16; aws.ec2.InternetGateway; # (2)"]);
    assert.deepEqual(lines(gateway), ["aws.ec2.InternetGateway prod-net  unknown: vpcId; # (1)"]);
  });

  it("list unknown inputs, except plain references", () => {
    const queue = aws("aws.sqs.Queue", "q", { sqsManagedSseEnabled: true });
    const inputs = { queueUrl: unknown, policy: unknown };
    const policy = aws("aws.sqs.QueuePolicy", "q", inputs, { queueUrl: [queue], policy: [queue] });
    assert.deepEqual(lines(queue, policy), [
      "aws.sqs.Queue prod-q  encrypted; aws.sqs.QueuePolicy; unknown: policy (from aws.sqs.Queue prod-q); # (2)",
    ]);
  });

  it("name the resource that a Kubernetes object refers to", () => {
    const key = aws("aws.kms.Key", "k", { enableKeyRotation: true });
    const storage = {
      ...object("storage.k8s.io/v1", "StorageClass", "gp3", { parameters: { kmsKeyId: unknown, iops: unknown } }),
      propertyDependencies: { parameters: [key.urn] },
    };
    assert.deepEqual(lines(key, storage).slice(1), [
      "StorageClass gp3  parameters.kmsKeyId of aws.kms.Key prod-k; unknown: parameters.iops (from aws.kms.Key prod-k); # (1)",
    ]);
  });

  it("name a resource once if all items of a list refer to it", () => {
    const subnet = aws("aws.ec2.Subnet", "a", { cidrBlock: "10.0.0.0/24" });
    const spec = { terms: [{ id: unknown }, { id: unknown }], other: [{ id: unknown }] };
    const nodes = {
      ...object("karpenter.k8s.aws/v1", "EC2NodeClass", "nodes", { spec }),
      propertyDependencies: { spec: [subnet.urn] },
    };
    assert.deepEqual(lines(subnet, nodes).slice(1), [
      "EC2NodeClass nodes  spec.terms[…].id of aws.ec2.Subnet prod-a; spec.other[0].id of aws.ec2.Subnet prod-a; # (1)",
    ]);
  });

  it("change with the source of an unknown input", () => {
    const hashes = [one, two].map((owner) => {
      const [line] = leafLines([joined(owner, intraA)], noteWriter([...cluster]));
      return line?.notes.at(-1);
    });
    assert.notEqual(hashes[0], hashes[1]);
  });

  it("show types without a description in the generic form", () => {
    assert.deepEqual(lines(aws("aws.s3.Bucket", "b", { name: unknown })), [
      "aws.s3.Bucket prod-b  unknown: name; # (1)",
    ]);
  });
});

describe("notes on deletion and retention", () => {
  const owner = aws("aws.eks.Cluster", "c");
  const inside = (name: string, options: RegisteredResource["options"]) => ({
    ...object("v1", "ConfigMap", name),
    parent: "addon",
    options,
  });
  const addon: RegisteredResource = {
    ...object("v1", "Part", "addon"),
    urn: "addon",
    type: "a:b:Part",
    name: "addon",
    component: true,
  };
  const notes = (...members: RegisteredResource[]) => {
    const node = tree([...cluster, owner, addon, ...members]).find(({ label }) => label.startsWith("addon"));
    return [node?.notes ?? [], ...(node?.children ?? []).map((child) => child.notes)].map((all) =>
      all.filter((note) => !note.startsWith("#") && !/ #\w+$/.test(note)),
    );
  };
  const deletedWith = owner.urn;

  it("stand at a component if they hold for everything in it", () => {
    const secret = { ...inside("c", { deletedWith }), type: "kubernetes:core/v1:Secret" };
    assert.deepEqual(notes(inside("a", { deletedWith }), inside("b", { deletedWith }), { ...secret, urn: "s" })[0], [
      "deleted with aws.eks.Cluster prod-c",
    ]);
  });

  it("name the resources if they do not hold for the whole line", () => {
    assert.deepEqual(notes(inside("a", { retainOnDelete: true }), inside("b", {})), [
      ["retained when deleted: ConfigMap a"],
    ]);
  });

  it("are left out if a resource is deleted with its neighbour", () => {
    const entry = { ...aws("aws.eks.AccessEntry", "a"), options: { deletedWith } };
    assert.deepEqual(lines(owner, entry).at(-1), "aws.eks.AccessEntry prod-a  # (1)");
  });
});

describe("nameList", () => {
  const cases: readonly (readonly [names: readonly string[], list: string])[] = [
    [["private-a", "private-b", "intra"], "private-{a,b}, intra"],
    [["private-a", "private-a"], "private-a"],
    [["private-a", "public-a"], "private-a, public-a"],
    [["0.0.0.0/0 → NAT a-b", "0.0.0.0/0 → NAT a-c"], "0.0.0.0/0 → NAT a-b, 0.0.0.0/0 → NAT a-c"],
    [[], ""],
  ];
  for (const [names, list] of cases) {
    it(list, () => assert.equal(nameList(names), list));
  }
});
