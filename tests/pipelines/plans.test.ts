import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Bench } from "./stand-ins";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/* `npm run --silent plan -- --stack S …`: the plan names the stack, the difference comes from a file. */
const npm = `
stack=$6
while [ $# -gt 0 ]; do
  case $1 in
    --json) echo "plan of $stack" ;;
    --difference) [ ! -e "difference-$stack" ] || cp "difference-$stack" "$2" ;;
  esac
  shift
done
[ "$stack" != broken ]`;

describe("plans for reviewers", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ npm });
    bench.write("Pulumi.yaml", "name: shop\n");
    bench.write("Pulumi.local.yaml", "config: {}\n");
    bench.write("Pulumi.prod-aks.yaml", "config: { a: b }\n");
  });
  afterEach(() => bench.remove());

  const lines = `local ${sha256("plan of local\nconfig: {}\n")}\nprod-aks ${sha256("plan of prod-aks\nconfig: { a: b }\n")}\n`;

  it("have a fingerprint for each stack: of its plan and of its file, in which secrets are encrypted", () => {
    const { status, stdout, calls } = bench.script("fingerprint.sh", []);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: lines });
    assert.deepEqual(calls, [
      "npm run --silent plan -- --stack local --json -",
      "npm run --silent plan -- --stack prod-aks --json -",
    ]);
  });

  it("have no fingerprints if one of them cannot be made", () => {
    bench.write("Pulumi.broken.yaml", "");
    assert.equal(bench.script("fingerprint.sh", []).status, 1);
  });

  it("are those of the merge, or the deployment stops and shows which are not", () => {
    bench.write("same", lines);
    assert.deepEqual(bench.script("reviewed.sh", ["same"]).status, 0);
    bench.write("other", lines.replace(/prod-aks .*/, "prod-aks 0000"));
    const { status, stdout, stderr } = bench.script("reviewed.sh", ["other"]);
    assert.equal(status, 1);
    assert.match(stdout, /^< prod-aks 0000$/m);
    assert.doesNotMatch(stdout, /local/);
    assert.match(stderr, /differ from the reviewed plans/);
  });

  it("name the stacks to rehearse: local, those that differ, and those that cannot be compared", () => {
    const nothing = { created: [], deleted: [], changed: [], replaced: [], unchanged: 3 };
    bench.write("difference-local", JSON.stringify(nothing));
    bench.write("difference-prod-aks", JSON.stringify(nothing));
    assert.equal(bench.script("changed-stacks.sh", ["HEAD^1"]).stdout, '["local"]\n');
    bench.write("difference-prod-aks", JSON.stringify({ ...nothing, changed: [{}] }));
    bench.write("Pulumi.broken.yaml", "");
    const { stdout, calls } = bench.script("changed-stacks.sh", ["HEAD^1"]);
    assert.equal(stdout, '["broken","local","prod-aks"]\n');
    assert.match(
      calls[0] ?? "",
      /^npm run --silent plan -- --stack broken --against HEAD\^1 --fail-on none --difference /,
    );
  });
});
