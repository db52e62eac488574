import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Bench } from "../pipelines/stand-ins";
import { actions, jobsOf, type Step } from "./files";

const fingerprint = createHash("sha256").update("a plan\nconfig: {}\n").digest("hex");

/* The outside: what a merged, deployed platform with one pull request answers. */
const outside = {
  npm: `case "$*" in
    *toolchain*--json*) echo '[{"name":"helm","found":{"path":"helm"}}]' ;;
    *--json*) echo "a plan" ;;
  esac`,
  npx: "echo https://charts.example.com a 1.0.0",
  helm: "",
  gh: `case "$*" in
    *commits*) echo '[{"merged_at":"now","head":{"sha":"head0"}}]' ;;
    "run list"*) echo '[{"databaseId":17}]' ;;
    "run download"*) mkdir reviewed && echo "prod ${fingerprint}" > reviewed/fingerprints.txt ;;
    *deployments?*) echo '[{"id":3,"sha":"c3"}]' ;;
    *statuses) echo '[{"state":"success"}]' ;;
    "issue list"*) echo '[]' ;;
  esac`,
  pulumi: `case "$*" in
    stack*) echo "{}" ;;
    preview*--json*) echo '{"steps":[]}' ;;
    preview*) echo '{"resourcePlans":{"one":{"steps":["create"]}}}' > "$9" ;;
  esac`,
};

/* The commands that reach beyond the script, in each job. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "pull-request test": ["npm ci", "npm test", "npm run check"],
  "pull-request plan": [
    "npm ci",
    "npm run --silent plan -- --all --against HEAD^1 --format markdown --comment comment.md --link https://github.com/acme/platform/actions/runs/42#artifacts",
    "npm run --silent plan -- --stack prod --json -",
    "npm run --silent plan -- --stack prod --against HEAD^1 --fail-on none --difference FILE",
  ],
  "pull-request rehearse": ["npm ci", "npm run rehearse -- --stack prod"],
  "pull-request preview": [
    "npm ci",
    "pulumi stack export --stack prod",
    "pulumi preview --stack prod --non-interactive --diff --color never --save-plan plan/plan.json",
  ],
  "deploy reviewed": [
    "npm ci",
    "gh api repos/acme/platform/commits/merge0/pulls",
    "gh run list --workflow pull-request.yml --event pull_request --commit head0 --limit 1 --json databaseId",
    "gh run download 17 --name plan --dir reviewed",
    "npm run --silent plan -- --stack prod --json -",
  ],
  "deploy-stack preview": [
    "npm ci",
    "pulumi stack export --stack prod",
    "pulumi preview --stack prod --non-interactive --diff --color never --save-plan plan-prod/plan.json",
  ],
  "deploy-stack up": [
    "npm ci",
    "pulumi stack export --stack prod",
    "pulumi up --stack prod --non-interactive --yes --color never --plan plan-prod/plan.json",
  ],
  "drift preview": [
    "gh api repos/acme/platform/deployments?environment=prod&per_page=50",
    "gh api repos/acme/platform/deployments/3/statuses",
    "npm ci",
    "pulumi stack export --stack prod",
    "pulumi preview --stack prod --non-interactive --diff --color never --save-plan FILE --refresh",
    "pulumi preview --stack prod --non-interactive --json --refresh",
    "pulumi stack export --stack prod",
  ],
  "drift issues": ["gh issue list --label drift --state open --limit 100 --json number,title"],
  "rehearse-official rehearse": [
    "npm ci",
    "npm run --silent toolchain",
    "npm run --silent toolchain -- --list --json",
    "npx tsx pipelines/charts.ts",
    "helm pull a --repo https://charts.example.com --version 1.0.0 --untar --untardir charts",
    "npm run rehearse -- --stack prod --charts charts --kubernetes-provider official",
  ],
  "rehearse-official examples": ["npm ci", "npm run rehearse -- --cwd examples/shop --stack dev"],
  "rehearse-official judges": ["npm ci", "npm run test:judges"],
  "docs build": ["npm ci", "npm run docs:build"],
  "release test": ["npm ci", "npm test", "npm run check", "npm run test:packages"],
  "release publish": [
    "npm ci",
    "npm run build",
    "npm pkg set repository.url=git+https://github.com/acme/platform.git",
    "npm publish --access public --provenance --tag latest",
    "npm pkg set repository.url=git+https://github.com/acme/platform.git",
    "npm publish --access public --provenance --tag latest",
    "npm pkg set repository.url=git+https://github.com/acme/platform.git",
    "npm publish --access public --provenance --tag latest",
  ],
  "release announce": ["gh release create v1.2.0 --verify-tag --notes-file notes.md"],
};

const github = {
  GITHUB_REPOSITORY: "acme/platform",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_RUN_ID: "42",
  GITHUB_SHA: "merge0",
  GITHUB_REF_NAME: "v1.2.0",
  GITHUB_STEP_SUMMARY: "summary.md",
  GITHUB_OUTPUT: "outputs",
};

/** Returns the steps that run a script, those of this repository's own actions with their inputs included. */
function scriptsOf(steps: readonly Step[]): { readonly run: string; readonly env: Record<string, string> }[] {
  return steps.flatMap(({ run, env = {}, uses, with: inputs = {} }) => {
    const own = uses?.startsWith("./") === true ? actions.get(`${uses.slice(2)}/action.yml`) : undefined;
    const inner =
      own === undefined ? [] : scriptsOf(own.runs.steps).map((step) => ({ ...step, env: filled(step.env, inputs) }));
    return run === undefined ? inner : [{ run, env: filled(env, {}) }];
  });
}

/** Fills in what GitHub would, as far as scripts depend on it: every stack is prod, and there are no other values. */
function filled(
  env: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const fill = (text: string) =>
    text
      .replace(/\$\{\{ inputs\.(script|folder) \}\}/g, (whole, name: string) =>
        name in inputs ? String(inputs[name]) : whole,
      )
      .replace(/\$\{\{ (matrix|inputs)\.stack \}\}/g, "prod");
  return Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, fill(fill(value))] as const)
      .filter(([name, value]) => !value.includes("${{") || ["SCRIPT", "FOLDER"].includes(name)),
  );
}

describe("the steps of workflows", () => {
  for (const [where, calls] of Object.entries(expected)) {
    const [workflow = "", job = ""] = where.split(" ");
    it(`${where} does this`, () => {
      const bench = new Bench(outside);
      bench.write("Pulumi.prod.yaml", "config: {}\n");
      for (const folder of ["components/dist", "cli/dist", "plugin/dist", "examples/shop", "plan-prod", "drift"]) {
        mkdirSync(join(bench.folder, folder), { recursive: true });
      }
      bench.write("components/package.json", '{"version":"1.2.0"}');
      bench.write("cli/package.json", '{"version":"1.2.0"}');
      bench.write("plugin/package.json", '{"version":"1.2.0"}');
      bench.write("CHANGELOG.md", "## 1.2.0 - 2026-11-30\n");
      bench.write("examples/shop/Pulumi.dev.yaml", "config: {}\n");
      if (job === "up") {
        bench.write("plan-prod/changes", "true\n");
        bench.write("plan-prod/state.sha256", `${createHash("sha256").update("{}\n").digest("hex")}  -\n`);
      }
      if (where === "drift issues") {
        bench.write("drift/prod.md", "");
      }
      const runs = scriptsOf(jobsOf(workflow)[job]?.steps ?? []).map(({ run, env }) =>
        bench.step(run, { ...github, ...env }),
      );
      bench.remove();
      assert.deepEqual(
        runs.filter(({ status }) => status !== 0),
        [],
      );
      const found = runs.flatMap((run) => run.calls.map((call) => call.replace(/\/tmp\/\S+|\/var\/\S+/, "FILE")));
      assert.deepEqual(found, calls);
    });
  }

  it("are all in this table", () => {
    const deployments = ["deploy dev", "deploy staging", "deploy prod", "deploy prod-gke", "deploy prod-aks"];
    const names = ["pull-request", "deploy", "deploy-stack", "drift", "rehearse-official", "release", "docs"];
    const jobs = names.flatMap((name) => Object.keys(jobsOf(name)).map((job) => `${name} ${job}`));
    assert.deepEqual(
      jobs.filter((job) => !(job in expected)).sort(),
      [...deployments, "pull-request comment", "docs deploy"].sort(),
    );
  });
});

describe("the action that plans any project", () => {
  it("fails on the classes on which the command fails by default", () => {
    const [, byDefault] =
      /--fail-on <classes>.*?default: ([a-z,]+)\)/s.exec(readFileSync("cli/commands/plan.ts", "utf8")) ?? [];
    const [, ofAction] = /fail-on:.*?default: ([a-z,]+)\n/s.exec(readFileSync("plan-action/action.yml", "utf8")) ?? [];
    assert.ok(byDefault !== undefined && ofAction === byDefault, `${ofAction} instead of ${byDefault}`);
  });

  it("plans the folder against the commit, and keeps the plan even if it fails", () => {
    const bench = new Bench({});
    const tsx = join(bench.folder, "checkout/node_modules/.bin");
    mkdirSync(tsx, { recursive: true });
    mkdirSync(join(bench.folder, "checkout/plan-action"));
    bench.write(
      "checkout/node_modules/.bin/tsx",
      '#!/usr/bin/env bash\necho "tsx $*" >> "$CALLS"\necho "a plan"\nexit 1\n',
    );
    const chmod = bench.step("chmod +x checkout/node_modules/.bin/tsx");
    assert.equal(chmod.status, 0);
    const { status, calls } = bench.step(`bash ${resolve("plan-action/plan.sh")}`, {
      ...github,
      GITHUB_ACTION_PATH: "checkout/plan-action",
      RUNNER_TEMP: ".",
      FOLDER: "infra",
      AGAINST: "HEAD^1",
      FAIL_ON: "open",
      CONFIG: "title=Our guestbook\n\nreplicas=2",
      STACK_REFERENCES: "references.yaml",
    });
    const summary = bench.read("summary.md");
    bench.remove();
    assert.deepEqual({ status, summary }, { status: 1, summary: "a plan\n" });
    assert.deepEqual(calls, [
      "tsx checkout/plan-action/../cli/main.ts plan --all --cwd infra --against HEAD^1 --fail-on open --config title=Our guestbook --config replicas=2 --stack-references references.yaml --format markdown --comment ./keelson-comment.md --link https://github.com/acme/platform/actions/runs/42",
    ]);
  });
});
