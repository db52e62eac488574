import assert from "node:assert/strict";
import { Bench } from "./stand-ins";

const merged = { merged_at: "2026-11-30T00:00:00Z", head: { sha: "head0" } };

describe("GitHub: what reviewers saw", () => {
  const gh = `
case $2 in
  repos/acme/platform/commits/*) cat pulls ;;
  list) cat runs ;;
esac`;
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ gh });
    bench.write("pulls", JSON.stringify([{ merged_at: null, head: { sha: "open" } }, merged]));
    bench.write("runs", JSON.stringify([{ databaseId: 17 }]));
  });
  afterEach(() => bench.remove());

  const reviewedPlans = () =>
    bench.script("github/reviewed-plans.sh", ["merge0", "reviewed"], { GITHUB_REPOSITORY: "acme/platform" });

  it("comes from the newest run for the merged pull request's last commit", () => {
    const { status, calls } = reviewedPlans();
    assert.equal(status, 0);
    assert.deepEqual(calls, [
      "gh api repos/acme/platform/commits/merge0/pulls",
      "gh run list --workflow pull-request.yml --event pull_request --commit head0 --limit 1 --json databaseId",
      "gh run download 17 --name plan --dir reviewed",
    ]);
  });

  it("is nothing for a commit without a pull request, which therefore stops", () => {
    bench.write("pulls", "[]");
    const { status, stderr } = reviewedPlans();
    assert.deepEqual(
      { status, stderr },
      { status: 1, stderr: "merge0 belongs to no merged pull request, so nobody has reviewed its plans\n" },
    );
  });

  it("is nothing without a run", () => {
    bench.write("runs", "[]");
    assert.match(reviewedPlans().stderr, /has no run for head0/);
  });
});

describe("GitHub: what is deployed", () => {
  const gh = `
case $2 in
  */statuses) cat "statuses-$(basename "$(dirname "$2")")" ;;
  *) [ ! -e unreachable ] && cat deployments ;;
esac`;
  let bench: Bench;
  beforeEach(() => (bench = new Bench({ gh })));
  afterEach(() => bench.remove());

  const deployed = () => bench.script("github/deployed.sh", ["prod"], { GITHUB_REPOSITORY: "acme/platform" });

  it("is the newest commit whose deployment succeeded, even if a later one has replaced it", () => {
    bench.write(
      "deployments",
      JSON.stringify([
        { id: 3, sha: "c3" },
        { id: 2, sha: "c2" },
        { id: 1, sha: "c1" },
      ]),
    );
    bench.write("statuses-3", JSON.stringify([{ state: "waiting" }]));
    bench.write("statuses-2", JSON.stringify([{ state: "inactive" }, { state: "success" }]));
    const { stdout, calls } = deployed();
    assert.equal(stdout, "commit=c2\n");
    assert.deepEqual(calls, [
      "gh api repos/acme/platform/deployments?environment=prod&per_page=50",
      "gh api repos/acme/platform/deployments/3/statuses",
      "gh api repos/acme/platform/deployments/2/statuses",
    ]);
  });

  it("is nothing before the first deployment", () => {
    bench.write("deployments", "[]");
    assert.deepEqual({ status: deployed().status, stdout: deployed().stdout }, { status: 0, stdout: "commit=\n" });
  });

  it("is not known if GitHub does not answer", () => {
    bench.write("unreachable", "");
    assert.notEqual(deployed().status, 0);
  });
});

describe("GitHub: one issue for each stack that has drifted", () => {
  const gh = `if [ "$1 $2" = "issue list" ]; then cat issues; fi`;
  const list = "gh issue list --label drift --state open --limit 100 --json number,title";
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ gh });
    bench.write("issues", JSON.stringify([{ number: 4, title: "Drift: prod-gke" }]));
  });
  afterEach(() => bench.remove());

  for (const [what, stack, report, expected] of [
    [
      "opens one",
      "prod",
      "text",
      [
        "gh label create drift --force --description A stack differs from its program",
        "gh issue create --title Drift: prod --label drift --body-file ./prod.md",
      ],
    ],
    ["updates it", "prod-gke", "text", ["gh issue edit 4 --body-file ./prod-gke.md"]],
    ["closes it when the drift is gone", "prod-gke", "", ["gh issue close 4 --comment prod-gke matches its program."]],
    ["does nothing for a stack without drift and issue", "prod", "", []],
  ] as const) {
    it(what, () => {
      bench.write(`${stack}.md`, report);
      const { status, calls } = bench.script("github/drift-issues.sh", ["."]);
      assert.deepEqual({ status, calls }, { status: 0, calls: [list, ...expected] });
    });
  }
});
