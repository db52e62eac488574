import assert from "node:assert/strict";
import { Bench } from "./stand-ins";

/* `pulumi preview` writes the plan that the test laid out; every other command is only written down. */
const pulumi = `
case $1 in
  stack) cat state ;;
  preview)
    case " $* " in *" --json "*) cat steps; exit ;; esac
    echo "+ kubernetes:core/v1:Namespace shop"
    while [ $# -gt 0 ]; do [ "$1" = --save-plan ] && cp next-plan "$2"; shift; done
    [ ! -e refused ] ;;
esac`;

const plan = (...steps: string[]) =>
  JSON.stringify({ manifest: {}, resourcePlans: { one: { steps: ["same"] }, two: { steps }, three: {} } });
const upOf = (stack: string) =>
  `pulumi up --stack ${stack} --non-interactive --yes --color never --plan plan/plan.json`;

describe("previews and updates", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ pulumi });
    bench.write("state", "{}");
  });
  afterEach(() => bench.remove());

  const preview = (...steps: string[]) => {
    bench.write("next-plan", plan(...steps));
    return bench.script("preview.sh", ["prod", "plan"]);
  };

  it("make the changes of the plan that was previewed", () => {
    const { status, calls } = preview("update");
    assert.equal(status, 0);
    assert.deepEqual(calls, [
      "pulumi stack export --stack prod",
      "pulumi preview --stack prod --non-interactive --diff --color never --save-plan plan/plan.json",
    ]);
    assert.equal(bench.read("plan/changes"), "true\n");
    assert.equal(bench.read("plan/preview.txt"), "+ kubernetes:core/v1:Namespace shop\n");
    const up = bench.script("up.sh", ["prod", "plan"]);
    assert.deepEqual(
      { status: up.status, calls: up.calls },
      { status: 0, calls: ["pulumi stack export --stack prod", upOf("prod")] },
    );
  });

  it("stop if the state has changed since", () => {
    preview("update");
    bench.write("state", '{"resources":[]}');
    const { status, stderr, calls } = bench.script("up.sh", ["prod", "plan"]);
    assert.equal(status, 1);
    assert.match(stderr, /The state of prod differs from the previewed state/);
    assert.deepEqual(calls, ["pulumi stack export --stack prod"]);
  });

  it("name the stack with its organization", () => {
    const environment = { PULUMI_ORGANIZATION: "acme" };
    bench.write("next-plan", plan("create"));
    assert.equal(
      bench.script("preview.sh", ["prod", "plan"], environment).calls[0],
      "pulumi stack export --stack acme/prod",
    );
    assert.equal(bench.script("up.sh", ["prod", "plan"], environment).calls[1], upOf("acme/prod"));
  });

  for (const step of ["same", "read", "refresh"]) {
    it(`do nothing if no step changes anything (${step})`, () => {
      preview(step);
      assert.equal(bench.read("plan/changes"), "false\n");
      const { status, stdout, calls } = bench.script("up.sh", ["prod", "plan"]);
      assert.deepEqual({ status, calls }, { status: 0, calls: [] });
      assert.match(stdout, /nothing to do/);
    });
  }

  for (const step of ["create", "update", "delete", "replace", "create-replacement", "import"]) {
    it(`count the step ${step} as a change`, () => {
      preview("same", step);
      assert.equal(bench.read("plan/changes"), "true\n");
    });
  }

  it("fail with the words of the preview, and leave nothing to apply", () => {
    bench.write("refused", "");
    const { status, stderr } = preview("create");
    assert.equal(status, 1);
    assert.match(stderr, /Namespace shop/);
    assert.notEqual(bench.script("up.sh", ["prod", "plan"]).status, 0);
  });

  it("tell the run's summary and the jobs that follow", () => {
    preview("create");
    const environment = { GITHUB_STEP_SUMMARY: "summary", GITHUB_OUTPUT: "output" };
    assert.equal(bench.script("github/report.sh", ["prod", "plan"], environment).status, 0);
    assert.equal(bench.read("output"), "changes=true\n");
    assert.equal(bench.read("summary"), "## prod\n\n```text\n+ kubernetes:core/v1:Namespace shop\n\n```\n");
  });
});

describe("drift", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ pulumi });
    bench.write("state", "{}");
  });
  afterEach(() => bench.remove());

  it("is what an update after a refresh would change", () => {
    bench.write("next-plan", plan("update"));
    bench.write("steps", JSON.stringify({ steps: [] }));
    const { status, calls } = bench.script("drift.sh", ["prod", "drift"]);
    assert.equal(status, 0);
    assert.match(calls[1] ?? "", /^pulumi preview --stack prod .* --refresh$/);
    assert.match(
      bench.read("drift/prod.md") ?? "",
      /^The next update of `prod` would change this[\s\S]*Namespace shop/,
    );
  });

  /* Two steps of each resource: what the refresh found, and what the update would do. */
  const urn = (type: string) =>
    `urn:pulumi:prod::keelson::keelson:index:AksCluster$azure-native:containerservice:${type}::prod`;
  const drifted = (type: string, said: object, live: object) => {
    const step = (oldInputs: object, newInputs: object) => ({
      op: "update",
      urn: urn(type),
      oldState: { inputs: oldInputs },
      newState: { inputs: newInputs },
    });
    bench.write("next-plan", JSON.stringify({ resourcePlans: { [urn(type)]: { steps: ["update"] } } }));
    bench.write("steps", JSON.stringify({ steps: [step(said, live), step(live, said)] }));
    const own = { type: "azure-native:containerservice:AgentPool", outputs: { name: "general1" } };
    bench.write("state", JSON.stringify({ deployment: { resources: [own] } }));
    assert.equal(bench.script("drift.sh", ["prod", "drift"]).status, 0);
    return bench.read("drift/prod.md") !== "";
  };
  const pool = { enableAutoScaling: true, minCount: 1, maxCount: 3 };
  const system = { name: "system", ...pool };
  const general = { name: "general1", ...pool, count: 2 };
  /* Every pool of a cluster has what Azure fills in. */
  const filled = { count: 4, enableFIPS: false };
  const cases: readonly (readonly [what: string, type: string, said: object, live: object, isDrift: boolean])[] = [
    ["not what AKS' autoscaler did to a pool", "AgentPool", pool, { ...pool, count: 2 }, false],
    ["another limit of a pool", "AgentPool", pool, { ...pool, count: 2, maxCount: 5 }, true],
    ["the count of a pool without autoscaler", "AgentPool", { count: 1 }, { count: 2 }, true],
    [
      "not a cluster that lists all of its pools",
      "ManagedCluster",
      { kubernetesVersion: "1.35", agentPoolProfiles: [system] },
      { kubernetesVersion: "1.35", agentPoolProfiles: [general, { ...system, ...filled }] },
      false,
    ],
    [
      "a pool that somebody added by hand",
      "ManagedCluster",
      { agentPoolProfiles: [system] },
      {
        agentPoolProfiles: [
          { ...general, name: "rogue" },
          { ...system, ...filled },
        ],
      },
      true,
    ],
    [
      "another limit of a cluster's system pool",
      "ManagedCluster",
      { agentPoolProfiles: [system] },
      { agentPoolProfiles: [general, { ...system, ...filled, maxCount: 5 }] },
      true,
    ],
    [
      "another version of a cluster",
      "ManagedCluster",
      { kubernetesVersion: "1.35", agentPoolProfiles: [system] },
      { kubernetesVersion: "1.36", agentPoolProfiles: [system] },
      true,
    ],
  ];
  for (const [what, type, said, live, isDrift] of cases) {
    it(`is ${what}`, () => {
      assert.equal(drifted(type, said, live), isDrift);
    });
  }

  it("is an empty report if there is none, and no report if nobody could look", () => {
    bench.write("next-plan", plan("same"));
    assert.equal(bench.script("drift.sh", ["prod", "drift"]).status, 0);
    assert.equal(bench.read("drift/prod.md"), "");
    bench.write("refused", "");
    assert.equal(bench.script("drift.sh", ["dev", "drift"]).status, 1);
    assert.equal(bench.read("drift/dev.md"), undefined);
  });
});
