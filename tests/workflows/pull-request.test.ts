import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readProject, readStack } from "../../cli/project";
import { readPin } from "../../cli/toolchain/pins";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly "runs-on"?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly stack: string[] } };
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = ".github/workflows";
const files = readdirSync(folder);
const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
const workflow = parse(texts.get("pull-request.yml") ?? "") as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

describe("workflows", () => {
  for (const [file, text] of texts) {
    it(`${file} takes actions by commit, and says which version that is`, () => {
      const uses = text.match(/uses: .*/g) ?? [];
      assert.deepEqual(
        uses.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
        [],
      );
    });
  }
});

describe("the workflow of pull requests", () => {
  it("gives each job what it needs, and no job that runs the pull request's code may write", () => {
    assert.deepEqual(workflow.permissions, {});
    assert.deepEqual(
      Object.fromEntries(Object.entries(workflow.jobs).map(([name, { permissions }]) => [name, permissions])),
      {
        test: { contents: "read" },
        plan: { contents: "read" },
        comment: { "pull-requests": "write" },
        preview: { contents: "read", "id-token": "write" },
      },
    );
    assert.deepEqual(
      workflow.jobs.comment?.steps.filter(({ run }) => run !== undefined),
      [],
    );
  });

  it("keeps no credentials in the checkout, and no expression in a script", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    assert.deepEqual(
      checkouts.map((step) => step.with?.["persist-credentials"]),
      [false, false, false],
    );
    assert.deepEqual(
      steps.filter(({ run }) => run?.includes("${{")),
      [],
    );
  });

  it("comments and previews only for the repository's own branches", () => {
    for (const name of ["comment", "preview"]) {
      assert.match(workflow.jobs[name]?.if ?? "", /head\.repo\.full_name == github\.repository }}$/);
    }
  });

  it("ends every job in time", () => {
    const limits = Object.values(workflow.jobs).map((job) => job["timeout-minutes"] ?? 0);
    assert.deepEqual(
      limits.filter((limit) => limit < 1 || limit > 30),
      [],
    );
  });

  it("previews each stack in its own account, by its own role and from its own runner", () => {
    const { preview } = workflow.jobs;
    const stacks = preview?.strategy?.matrix.stack ?? [];
    const project = readProject(".");
    const accounts = stacks.map((stack) => {
      const cluster = JSON.parse(readStack(project, stack).config["keelson:cluster"] ?? "{}") as { accountId?: string };
      return cluster.accountId;
    });
    assert.equal(new Set(accounts).size, stacks.length);
    assert.equal(preview?.environment, "preview-${{ matrix.stack }}");
    assert.equal(preview["runs-on"], "${{ fromJSON(vars.AWS_PREVIEW_RUNNERS)[matrix.stack] || 'ubuntu-24.04' }}");
    const credentials = preview.steps.find(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials@"));
    assert.deepEqual(credentials?.with, {
      "role-to-assume": "${{ vars.AWS_PREVIEW_ROLE }}",
      "aws-region": "${{ vars.AWS_REGION }}",
    });
    /* Variables of an environment do not exist yet when a job is chosen and gets its runner. */
    assert.doesNotMatch(preview.if ?? "", /AWS_PREVIEW_ROLE|AWS_REGION/);
  });

  it("previews the stacks that are on AWS, with the Pulumi that a rehearsal uses", () => {
    const project = readProject(".");
    const isOnAws = (stack: string) =>
      (JSON.parse(readStack(project, stack).config["keelson:cluster"] ?? "{}") as { kind?: string }).kind === "eks";
    const { strategy, steps: previewSteps = [] } = workflow.jobs.preview ?? {};
    assert.deepEqual([...(strategy?.matrix.stack ?? [])].sort(), project.stacks.filter(isOnAws));
    const pulumi = previewSteps.find(({ uses }) => uses?.startsWith("pulumi/actions@"));
    assert.equal(`v${String(pulumi?.with?.["pulumi-version"])}`, readPin("pulumi").version);
  });
});
