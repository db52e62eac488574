import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readPin } from "../../cli/toolchain/pins";
import { Bench } from "../pipelines/stand-ins";
import { jobsOf, steps } from "./files";
import { type GitLabJob, gitLabJobs, gitLabText } from "./gitlab-file";

const stacks = Object.keys(jobsOf("deploy")).filter((name) => name !== "reviewed");
const job = (name: string): GitLabJob => gitLabJobs[name] ?? assert.fail(`no job ${name}`);

describe("the pipeline of GitLab", () => {
  it("knows the stacks that GitHub's workflow knows", () => {
    const names = Object.keys(gitLabJobs).filter((name) => name.startsWith("up "));
    assert.deepEqual(
      names,
      stacks.map((stack) => `up ${stack}`),
    );
  });

  for (const stack of stacks) {
    it(`updates ${stack} one at a time, by what the same pipeline previewed, behind its environment`, () => {
      const [preview, up, drift] = [job(`preview ${stack}`), job(`up ${stack}`), job(`drift ${stack}`)];
      assert.deepEqual(up.environment, { name: "$STACK", action: "start" });
      assert.deepEqual(
        [preview, drift].map(({ environment }) => environment?.name),
        ["preview-$STACK", "preview-$STACK"],
      );
      assert.deepEqual(
        [preview, up].map(({ resource_group: group }) => group),
        ["stack-$STACK", "stack-$STACK"],
      );
      assert.deepEqual(up.needs, [`preview ${stack}`]);
      for (const each of [preview, up, drift]) {
        assert.deepEqual(each.variables, { STACK: stack });
        assert.deepEqual(each.tags, [`$RUNNER_${stack.toUpperCase().replace("-", "_")}`]);
        assert.ok(each.rules?.[0]?.if.endsWith(`$STACKS =~ /(^| )${stack}( |$)/`));
        assert.deepEqual(Object.keys(each.id_tokens ?? {}), [
          "AWS_ID_TOKEN",
          "GOOGLE_ID_TOKEN",
          "AZURE_ID_TOKEN",
          "PULUMI_ID_TOKEN",
        ]);
      }
    });
  }

  it("brings dev, then staging, then production when somebody says so", () => {
    const before = (name: string) =>
      job(`preview ${name}`).needs?.map((need) => (typeof need === "string" ? need : need.job));
    assert.deepEqual(stacks.map(before), [
      ["reviewed"],
      ["reviewed", "up dev"],
      ["reviewed", "up staging"],
      ["reviewed", "up staging"],
      ["reviewed", "up staging"],
    ]);
    const manual = stacks.filter((stack) => job(`up ${stack}`).rules?.[0]?.when === "manual");
    assert.deepEqual(manual, ["prod", "prod-gke", "prod-aks"]);
  });

  it("rehearses every stack at night, as GitHub's workflow does", () => {
    const { needs, parallel, rules, script } = job("rehearse official");
    assert.deepEqual(parallel?.matrix, [{ STACK: jobsOf("rehearse-official").rehearse?.strategy?.matrix.stack }]);
    assert.deepEqual({ needs, rules }, { needs: [], rules: [{ if: '$CI_PIPELINE_SOURCE == "schedule"' }] });
    const official = new Set(
      steps.filter(({ where }) => where === "rehearse-official rehearse").map(({ step }) => step.run),
    );
    assert.deepEqual(
      script?.filter((line) => !official.has(line)),
      [],
    );
  });

  it("gives the project's token to no job that runs a program", () => {
    const withToken = Object.entries(gitLabJobs).filter(([, { environment }]) => environment?.name === "gitlab-api");
    assert.deepEqual(
      withToken.map(([name]) => name),
      ["comment", "reviewed plans", "drift issues"],
    );
    const programs = withToken.flatMap(([, { before_script: before = [], script = [] }]) => [...before, ...script]);
    assert.deepEqual(
      programs.filter((line) => /\bnpm\b|\bpulumi\b/.test(line)),
      [],
    );
  });

  it("uses the Pulumi of a rehearsal, and the Node.js of GitHub's workflows", () => {
    const images = new Set(Object.values(gitLabJobs).flatMap(({ image }) => image ?? []));
    assert.deepEqual([...images].sort(), ["node:24-bookworm", `pulumi/pulumi:${readPin("pulumi").version.slice(1)}`]);
    const versions = steps.flatMap(({ step }) =>
      step.uses?.startsWith("actions/setup-node@") === true ? [step.with?.["node-version"]] : [],
    );
    assert.deepEqual(new Set(versions), new Set([22, 24]));
    assert.match(gitLabText, /^ {2}image: node:22-bookworm$/m);
  });
});

describe("the scripts of GitLab's jobs", () => {
  const fingerprint = createHash("sha256").update("a plan\nconfig: {}\n").digest("hex");
  const curl = `case "$*" in
    *--output*) echo "prod ${fingerprint}" > reviewed.txt ;;
    *commits*) echo '[{"iid":1,"state":"merged"}]' ;;
    *deployments*) echo '[{"sha":"c1"}]' ;;
    *) echo '[]' ;;
  esac`;
  const npm = `case "$*" in
    *toolchain*--json*) echo '[{"name":"helm","found":{"path":"helm"}}]' ;;
    *--json*) echo "a plan" ;;
  esac`;
  const pulumi = `case "$*" in stack*) echo "{}" ;; preview*) echo '{"resourcePlans":{}}' > "$9" ;; esac`;
  const environment = {
    CI_API_V4_URL: "https://gitlab.example.com/api/v4",
    CI_PROJECT_ID: "7",
    CI_PROJECT_URL: "https://gitlab.example.com/acme/platform",
    CI_PAGES_URL: "https://acme.pages.example.com/platform",
    CI_COMMIT_SHA: "merge0",
    CI_COMMIT_TAG: "v1.2.0",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: "base0",
    CI_MERGE_REQUEST_IID: "1",
  };

  for (const [name, { before_script: before = [], script = [], variables = {} }] of Object.entries(gitLabJobs)) {
    it(`${name} runs to its end`, () => {
      const bench = new Bench({
        curl,
        npm,
        pulumi,
        git: "",
        "apt-get": "",
        helm: "",
        npx: "echo https://charts.example.com a 1.0.0",
      });
      for (const folder of [
        "components/dist",
        "cli/dist",
        "plugin/dist",
        "examples/shop",
        "plan-dev",
        "plan-staging",
        "plan-prod",
        "plan-prod-gke",
        "plan-prod-aks",
        "drift",
      ]) {
        mkdirSync(join(bench.folder, folder), { recursive: true });
        bench.write(`${folder}/changes`, "false\n");
      }
      bench.write("components/package.json", '{"version":"1.2.0"}');
      bench.write("cli/package.json", '{"version":"1.2.0"}');
      bench.write("plugin/package.json", '{"version":"1.2.0"}');
      bench.write("CHANGELOG.md", "## 1.2.0\n");
      bench.write("examples/shop/Pulumi.dev.yaml", "config: {}\n");
      bench.write("Pulumi.prod.yaml", "config: {}\n");
      bench.write("comment.md", "a plan");
      bench.write("reviewed.txt", `prod ${fingerprint}\n`);
      bench.write("drift/prod.md", "");
      const filled = { ...environment, STACK: "prod", ...variables };
      const { status, stderr, calls } = bench.step([...before, ...script].join("\n"), filled);
      bench.remove();
      assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
      assert.notDeepEqual(calls, []);
    });
  }
});
