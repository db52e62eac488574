import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Repository } from "./repository";

const [General, Old] = ["general", "old"].map((name) => `aws:eks/nodeGroup:NodeGroup::${name}`);

describe("keelson plan --against", () => {
  let repository: Repository;
  let commit = "";
  before(() => {
    repository = new Repository();
    repository.configure("prod", { pools: ["general", "old"], machine: "m7i.large", max: 3 });
    repository.commit("first");
    commit = repository.git("rev-parse", "--short=7", "HEAD").trim();
  });
  after(() => repository.remove());
  afterEach(() => assert.deepEqual(repository.worktrees(), []));

  it("shows what changes since a commit, and what it assumed", () => {
    repository.configure("prod", { pools: ["general", "old", "new"], machine: "m7i.large", max: 5 });
    repository.write("package-lock.json", '{ "lockfileVersion": 3 }\n');
    assert.deepEqual(repository.plan("--stack", "prod", "--against", "main"), {
      status: 0,
      stdout: `keelson, stack prod, against main (${commit})

Sizes
  aws.eks.NodeGroup {general, old}: scalingConfig.maxSize 3 → 5

Cost per month
  +$88.15 to +$793.33 a month, from $176.30–528.89 to $264.44–1,322.21: aws.eks.NodeGroup new +$88.15 to +$440.74,
      aws.eks.NodeGroup general +$0.00 to +$176.30, aws.eks.NodeGroup old +$0.00 to +$176.30
  Not counted: aws.eks.NodeGroup general (disks of 1–5 machines), aws.eks.NodeGroup new (disks of 1–5 machines),
      aws.eks.NodeGroup old (disks of 1–5 machines), because the program does not set the type and size of the disks

Other changes
  aws.eks.NodeGroup new: created with instanceTypes[0] "m7i.large", scalingConfig.maxSize 5, scalingConfig.minSize 1,
      clusterName "prod" and 3 more

Changed
  aws.eks.NodeGroup general, aws.eks.NodeGroup old
    scalingConfig.maxSize 3 → 5

Created
  aws.eks.NodeGroup new

Notes
  package-lock.json has changed since main (${commit}), but the earlier program was planned with today's packages

2 changed, 1 created, 1 unchanged
`,
      stderr: "",
    });
    repository.write("package-lock.json", "{}\n");
  });

  it("compares with a plan that was written before, and refuses what is lost unless the stack's file names it", () => {
    const [plan = "", difference = ""] = ["plan.json", "difference.json"].map((name) => join(repository.folder, name));
    repository.configure("prod", { pools: ["general", "old"], machine: "m7i.large", max: 3 });
    assert.equal(repository.plan("--stack", "prod", "--json", plan).status, 0);

    repository.configure("prod", { pools: ["general"], machine: "m7a.large", max: 3, replace: [Old ?? ""] });
    const { status, stderr } = repository.plan("--stack", "prod", "--against", plan, "--difference", difference);
    const refused = `aws.eks.NodeGroup general would be replaced: instanceTypes[0] "m7i.large" → "m7a.large" cannot change in place (hashicorp/terraform-provider-aws internal/service/eks/node_group.go); undo the change, or allow it in Pulumi.prod.yaml: keelson:replace: ["${General}"]`;
    assert.deepEqual([status, stderr], [1, `${refused}\n`]);
    const moved = "the pods move to other nodes; data on the old nodes is lost";
    const change = { path: "instanceTypes[0]", before: "m7i.large", after: "m7a.large" };
    const source = "hashicorp/terraform-provider-aws internal/service/eks/node_group.go";
    const cheaper = "aws.eks.NodeGroup old -$88.15 to -$264.44, aws.eks.NodeGroup general +$13.22 to +$39.66";
    const [general, old] = [General, Old].map((name) => `urn:pulumi:prod::keelson::${name}`);
    assert.deepEqual(JSON.parse(readFileSync(difference, "utf8")), {
      against: "plan.json",
      head: [
        {
          class: "lost",
          text: `aws.eks.NodeGroup general: replaced because of instanceTypes[0] "m7i.large" → "m7a.large"; ${moved}`,
          fails: false,
        },
        { class: "lost", text: `aws.eks.NodeGroup old: deleted; ${moved}`, allowed: "before", fails: false },
        { class: "size", text: 'aws.eks.NodeGroup general: instanceTypes[0] "m7i.large" → "m7a.large"', fails: false },
        {
          class: "cost",
          text: `-$74.93 to -$224.78 a month, from $176.30–528.89 to $101.37–304.10: ${cheaper}`,
          dollars: { min: -74.93, max: -224.78 },
          fails: false,
        },
      ],
      created: [],
      deleted: [old],
      changed: [],
      replaced: [{ urn: general, properties: [change], causes: [{ ...change, kind: "input", source }], root: general }],
      rolled: [],
      secretsNotCompared: 0,
      unchanged: 1,
      refused: [refused],
    });
  });

  it("shows what the change itself allows, and lets a new class of lines pass from the next change on", () => {
    const values = { pools: ["general"], machine: "m7i.large", max: 3, replace: [Old ?? ""] };
    repository.configure("prod", { ...values, review: ["size"] });
    const { status, stdout } = repository.plan("--stack", "prod", "--against", "main");
    assert.equal(status, 1);
    assert.match(stdout, /^ {2}⚠️ allowed by this change: aws\.eks\.NodeGroup old: deleted;/m);
    assert.match(
      stdout,
      /^ {2}❌ Pulumi\.prod\.yaml: keelson:review allows every line of the class size \("Sizes"\), but only from the next change on$/m,
    );
    repository.configure("prod", values);
    assert.equal(repository.plan("--stack", "prod", "--against", "main").status, 0);
  });

  it("shows settings of the engine in the project's and the stack's file", () => {
    const values = { pools: ["general"], machine: "m7i.large", max: 3 };
    repository.configure("settings", values);
    repository.commit("a stack without settings of the engine");
    repository.configure("settings", values, { secretsprovider: "passphrase" });
    repository.write("platform/Pulumi.yaml", "name: keelson\nruntime: nodejs\nbackend: { url: file:///tmp/state }\n");
    const { status, stdout } = repository.plan("--stack", "settings", "--against", "main");
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    assert.equal(status, 1);
    assert.match(
      stdout,
      /Weaker, or cut off\n {2}❌ Pulumi\.settings\.yaml: secretsprovider \(nothing\) → "passphrase": another key protects/,
    );
    assert.match(
      stdout,
      /Judge it yourself, because no rule covers it\n {2}❌ Pulumi\.yaml: backend\.url \(nothing\) → "file:\/\/\/tmp\/state"/,
    );
  });

  it("takes a value from the earlier file that you give, because the change moves it elsewhere", () => {
    const values = { pools: ["general"], machine: "m7i.large", max: 3 };
    repository.configure("moved", values);
    repository.commit("a stack with all values in its file");
    const { max: _, ...others } = values;
    const config = Object.fromEntries(Object.entries(others).map(([key, value]) => [`keelson:${key}`, value]));
    repository.write("platform/Pulumi.moved.yaml", JSON.stringify({ config }));
    const { status, stdout, stderr } = repository.plan("--stack", "moved", "--against", "main", "--config", "max=4");
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    assert.match(stdout, /scalingConfig\.maxSize 3 → 4/, stderr);
    assert.equal(status, 0, stderr);
  });

  it("plans all stacks as one comment, also one that is new and one that fails", () => {
    repository.configure("prod", { pools: ["general"], machine: "m7a.large", max: 3 });
    repository.configure("extra", { pools: ["general"], machine: "m7i.large", max: 3 });
    repository.write("platform/Pulumi.bad.yaml", "config: {}\n");
    const comment = join(repository.folder, "comment.md");
    const options = ["--all", "--format", "markdown", "--comment", comment, "--against", "main"];
    const { status, stdout, stderr } = repository.plan(...options);
    assert.equal(readFileSync(comment, "utf8"), stdout);
    assert.deepEqual(stdout.match(/^(?:- .*<b>(?:extra|prod)<\/b>|### ❌).*$/gm), [
      `- ❌ <b>prod</b>: 1 replaced, 1 deleted, 1 unchanged, against main (${commit})`,
      `- <b>extra</b>: 2 created, 0 unchanged, against main (${commit})`,
      "### ❌ bad cannot be planned",
    ]);
    assert.ok(stdout.includes(`stack extra has no file at main (${commit}), so everything in the stack is new`));
    assert.equal(status, 1);
    assert.match(stderr, /keelson:pools[\s\S]*aws\.eks\.NodeGroup general would be replaced/);
  });

  it("plans both sides at the same time", () => {
    const meeting = new Repository();
    try {
      /* Each program keeps its process busy until it sees the other one, so that one after the other would never meet. */
      const program = (own: string, other: string) => `import { existsSync, writeFileSync } from "node:fs";
const seen = (name: string) => ${JSON.stringify(meeting.folder)} + "/" + name;
writeFileSync(seen(${JSON.stringify(own)}), "");
for (let waits = 0; !existsSync(seen(${JSON.stringify(other)})); waits++) {
  if (waits > 600) throw new Error("${own} is planned alone");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
}
`;
      meeting.configure("prod", { pools: [], machine: "m7i.large", max: 3 });
      meeting.write("platform/index.ts", program("before", "after"));
      meeting.commit("before");
      meeting.write("platform/index.ts", program("after", "before"));
      const { status, stderr } = meeting.plan("--stack", "prod", "--against", "main");
      assert.deepEqual([status, stderr], [0, ""]);
    } finally {
      meeting.remove();
    }
  });

  it("says what it cannot compare with", () => {
    assert.deepEqual(repository.plan("--stack", "prod", "--against", "mian"), {
      status: 1,
      stdout: "",
      stderr:
        '--against: expected a file or a git ref, got "mian"; name a plan that "plan --json" wrote, or a branch, tag or commit\n',
    });
  });

  it("leaves nothing behind when it is stopped", async () => {
    /* A cached plan would leave nothing to stop. */
    rmSync(join(repository.folder, ".cache"), { recursive: true, force: true });
    const child = repository.startPlan("--stack", "prod", "--against", "main");
    let said = "";
    child.stderr.on("data", (data: Buffer) => (said += data.toString()));
    const ended = new Promise((resolve) => {
      child.once("close", resolve);
    });
    let folder: string | undefined;
    while (folder === undefined && child.exitCode === null) {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      folder = repository.worktrees()[0];
    }
    assert.ok(folder !== undefined, said);
    child.kill("SIGINT");
    assert.deepEqual([await ended, said], [1, "stopped; nothing is left behind\n"]);
    assert.equal(existsSync(folder), false);
  });
});

describe("keelson plan --against, in a project without a stack file", () => {
  const program = (label: string) => `import { ConfigMap } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";

const network = new pulumi.StackReference("acme/network/prod");
new ConfigMap("settings", {
  metadata: { name: "settings", namespace: "default", labels: { label: "${label}" } },
  data: { title: new pulumi.Config().require("title"), vpc: network.requireOutput("vpcId") },
});
`;

  it("compares throw-away stacks, each with the configuration and the references that you give", () => {
    const repository = new Repository();
    try {
      repository.write("platform/index.ts", program("one"));
      repository.commit("first");
      repository.write("platform/index.ts", program("two"));
      repository.write("references.yaml", "acme/network/prod: { vpcId: vpc-1 }\n");
      const references = ["--stack-references", join(repository.folder, "references.yaml")];
      const compared = (title: string) =>
        repository.plan("--against", "main", "--config", `title=${title}`, ...references);
      const { status, stdout, stderr } = compared("Ours");
      assert.equal(status, 0, stderr);
      assert.match(stdout, /metadata\.labels\.label "one" → "two"/);
      assert.match(stdout, /1 changed, 1 unchanged\n$/);
      assert.match(compared("Yours").stdout, /1 changed, 1 unchanged\n$/);
    } finally {
      repository.remove();
    }
  });
});
