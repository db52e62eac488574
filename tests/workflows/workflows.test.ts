import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import { readPin } from "../../cli/toolchain/pins";
import { jobsOf, steps, texts, workflows } from "./files";

const runner = (stack: string) => `\${{ fromJSON(vars.RUNNERS || '{}')[${stack}] || 'ubuntu-24.04' }}`;
const own = "github.event.pull_request.head.repo.full_name == github.repository }}";

describe("workflows", () => {
  for (const [file, text] of texts) {
    it(`${file} takes actions by commit, and says which version that is`, () => {
      const uses = (text.match(/uses: .*/g) ?? []).filter((line) => !line.startsWith("uses: ./"));
      assert.deepEqual(
        uses.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+(\.\d+)?$/.test(line)),
        [],
      );
    });
  }

  it("take one version of each action", () => {
    const used = [...texts.values()].flatMap((text) => text.match(/uses: [^.].*/g) ?? []);
    const names = [...new Set(used)].map((line) => line.replace(/@.*/, ""));
    assert.deepEqual(names, [...new Set(names)]);
  });

  it("give nothing to a job that does not ask", () => {
    assert.deepEqual(
      [...workflows].filter(([, { permissions }]) => Object.keys(permissions).length > 0),
      [],
    );
  });

  it("give each job what it needs, and no job that runs a program both a cloud and the right to write", () => {
    const given = Object.fromEntries(
      [...workflows].flatMap(([name, { jobs }]) =>
        Object.entries(jobs).map(([job, { permissions = {} }]) => [
          `${name} ${job}`,
          Object.entries(permissions)
            .map(([right, level]) => `${right}: ${level}`)
            .sort()
            .join(", "),
        ]),
      ),
    );
    const cloud = "contents: read, id-token: write";
    assert.deepEqual(given, {
      "deploy reviewed": "actions: read, contents: read, pull-requests: read",
      "deploy dev": cloud,
      "deploy staging": cloud,
      "deploy prod": cloud,
      "deploy prod-gke": cloud,
      "deploy prod-aks": cloud,
      "deploy-stack preview": cloud,
      "deploy-stack up": cloud,
      "drift preview": "contents: read, deployments: read, id-token: write",
      "drift issues": "contents: read, issues: write",
      "pull-request test": "contents: read",
      "pull-request plan": "contents: read",
      "pull-request comment": "pull-requests: write",
      "pull-request rehearse": "contents: read",
      "pull-request preview": cloud,
      "rehearse-official rehearse": "contents: read",
      "rehearse-official examples": "contents: read",
      "rehearse-official judges": "contents: read",
      "docs build": "contents: read",
      "docs deploy": "id-token: write, pages: write",
      "release test": "contents: read",
      "release publish": cloud,
      "release announce": "contents: write",
    });
  });

  it("keep no credentials in a checkout, no expression in a script and no secret anywhere", () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
    assert.deepEqual(
      checkouts.filter(({ step }) => step.with?.["persist-credentials"] !== false),
      [],
    );
    assert.deepEqual(
      steps.filter(({ step }) => step.run?.includes("${{")),
      [],
    );
    assert.deepEqual(
      [...texts].filter(([, text]) => /\bsecrets\b/.test(text)),
      [],
    );
  });

  it("end every job in time", () => {
    const jobs = [...workflows.values()]
      .flatMap((workflow) => Object.values(workflow.jobs))
      .filter(({ uses }) => uses === undefined);
    assert.deepEqual(
      jobs.filter(({ "timeout-minutes": limit = 0 }) => limit < 1 || limit > 120),
      [],
    );
  });

  it("use the Pulumi of a rehearsal", () => {
    const versions = steps
      .filter(({ step }) => step.uses?.startsWith("pulumi/actions@"))
      .map(({ step }) => step.with?.["pulumi-version"]);
    assert.deepEqual([...new Set(versions)], [readPin("pulumi").version.replace(/^v/, "")]);
  });
});

describe("the workflow of pull requests", () => {
  const jobs = jobsOf("pull-request");

  it("comments and previews only for the repository's own branches, and runs nothing where it may write", () => {
    for (const name of ["comment", "preview"]) {
      assert.ok(jobs[name]?.if?.endsWith(own), name);
    }
    assert.deepEqual(
      jobs.comment?.steps?.filter(({ run }) => run !== undefined),
      [],
    );
  });

  it("rehearses local, and what the change touches", () => {
    assert.equal(jobs.rehearse?.strategy?.matrix.stack, `\${{ fromJSON(needs.plan.outputs.stacks || '["local"]') }}`);
  });

  it("previews each stack by its own identity and from its own runner", () => {
    assert.equal(jobs.preview?.environment, "preview-${{ matrix.stack }}");
    assert.equal(jobs.preview["runs-on"], runner("matrix.stack"));
  });
});

describe("the workflow of deployments", () => {
  const { reviewed, ...stacks } = jobsOf("deploy");
  const { preview, up } = jobsOf("deploy-stack");

  it("knows every stack that has an account, one account each", () => {
    const project = readProject(".");
    const kinds = project.stacks.map((stack) => {
      const cluster = JSON.parse(readStack(project, stack).config["keelson:cluster"] ?? "{}") as Record<string, string>;
      return { stack, account: cluster.accountId ?? cluster.projectId ?? cluster.subscriptionId };
    });
    const deployed = kinds.filter(({ account }) => account !== undefined);
    assert.deepEqual(Object.keys(stacks).sort(), deployed.map(({ stack }) => stack).sort());
    assert.equal(new Set(deployed.map(({ account }) => account)).size, deployed.length);
  });

  it("brings dev, then staging, then production, and stops at a failure", () => {
    assert.deepEqual(
      Object.entries(stacks).map(([name, { needs }]) => [name, needs]),
      [
        ["dev", ["reviewed"]],
        ["staging", ["reviewed", "dev"]],
        ["prod", ["reviewed", "staging"]],
        ["prod-gke", ["reviewed", "staging"]],
        ["prod-aks", ["reviewed", "staging"]],
      ],
    );
    for (const [name, { if: condition, with: given, uses }] of Object.entries(stacks)) {
      assert.equal(
        condition,
        `\${{ !cancelled() && !failure() && contains(fromJSON(vars.STACKS || '[]'), '${name}') }}`,
      );
      assert.deepEqual({ given, uses }, { given: { stack: name }, uses: "./.github/workflows/deploy-stack.yml" });
    }
  });

  it("updates a stack from one run at a time, and never interrupts it", () => {
    for (const [name, { concurrency }] of Object.entries(stacks)) {
      assert.deepEqual(concurrency, { group: `stack-${name}` });
    }
  });

  it("holds a merge against what was reviewed; only people who start it by hand need not", () => {
    assert.equal(reviewed?.if, "${{ vars.STACKS && github.event_name == 'push' }}");
  });

  it("applies the preview of the same run, behind the environment of the stack", () => {
    assert.equal(preview?.environment, "preview-${{ inputs.stack }}");
    assert.equal(up?.environment, "${{ inputs.stack }}");
    assert.equal(up.if, "${{ needs.preview.outputs.changes == 'true' }}");
    for (const job of [preview, up]) {
      assert.equal(job["runs-on"], runner("inputs.stack"));
    }
    const artifacts = [preview, up].flatMap(({ steps: own = [] }) =>
      own.filter(({ uses }) => uses?.includes("load-artifact@")),
    );
    assert.deepEqual(
      artifacts.map((step) => step.with?.name),
      ["plan-${{ inputs.stack }}", "plan-${{ inputs.stack }}"],
    );
  });
});
