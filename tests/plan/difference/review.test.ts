import assert from "node:assert/strict";
import { allowanceOf, difference, permissionOf, review } from "../../../cli/plan/difference";
import { planned } from "./planned";
import type { PullRequest } from "./pull-request";
import { pullRequests } from "./pull-requests";

const opened = pullRequests.find(({ name }) => name === "the API server opened") as PullRequest;
const [one = "", other = ""] = opened.head;
const pool = planned("aws:eks/nodeGroup:NodeGroup", "old");
const loss = "aws:eks/nodeGroup:NodeGroup::old";

/** Reviews a change whose stack's file had some entries and has others now. */
function reviewed(had: readonly string[], has: readonly string[], key = "review", { before, after } = opened) {
  const configOf = (entries: readonly string[]) => ({ [`keelson:${key}`]: JSON.stringify(entries) });
  const stack = { file: "/x/Pulumi.prod.yaml", config: configOf(has) };
  const [allowance, permission] = [allowanceOf, permissionOf].map((read) => read(stack, configOf(had)));
  assert.ok(allowance && permission);
  const { head, failing, refused } = review(
    { before, after, found: difference(before, after) },
    { allowance, permission },
  );
  return {
    lines: head.map((line) => `${line.allowed ?? (failing.includes(line) ? "fails" : "")} ${line.class}: ${line.text}`),
    refused,
  };
}

describe("a review of a change that also changes what the stack's file allows", () => {
  it("marks what earlier entries allow", () => {
    const { lines, refused } = reviewed(["open"], ["open"]);
    assert.deepEqual([lines, refused], [[`before ${one}`, `before ${other}`], []]);
  });

  it("lets the lines pass that the change names exactly, and says so", () => {
    const [was, is] = [3, 1].map((minSize) =>
      planned("aws:eks/nodeGroup:NodeGroup", "general", { inputs: { scalingConfig: { minSize } } }),
    );
    const line = "unprotected: aws.eks.NodeGroup general: scalingConfig.minSize 3 → 1";
    const { lines, refused } = reviewed([], [line], "review", {
      ...opened,
      before: [was ?? pool],
      after: [is ?? pool],
    });
    assert.deepEqual([lines, refused], [[`now ${line}`], []]);
  });

  it("lets a line with a * pass only by the entry that stands for nothing else", () => {
    const logs = pullRequests.find(({ name }) => name === "backups of one namespace, for a day") as PullRequest;
    const [namespaces = "", ttl = ""] = logs.head;
    assert.match(namespaces, /\*/);
    const shown = `Pulumi.prod.yaml: keelson:review allows every line like ${JSON.stringify(namespaces)}, but only from the next change on`;
    const pattern = reviewed([], [namespaces, ttl], "review", logs);
    assert.deepEqual(pattern.lines.slice(0, 3), [`fails ${namespaces}`, `now ${ttl}`, `fails allowance: ${shown}`]);
    const entry = namespaces.replaceAll("*", "\\*");
    assert.ok(pattern.refused[0]?.endsWith(`keelson:review: [${JSON.stringify(entry)}]`), pattern.refused[0]);
    assert.deepEqual(reviewed([], [entry, ttl], "review", logs).refused, []);
    assert.match(reviewed([entry], [entry, ttl], "review", logs).lines[0] ?? "", /^before /);
  });

  it("lets nothing pass that it opens itself, or by which it allows entries, even if it names the lines exactly", () => {
    const entry = (line: string) =>
      `allowance: Pulumi.prod.yaml: keelson:review allows ${JSON.stringify(line)}, but only from the next change on`;
    const both = [entry(one), entry(other)];
    const { lines, refused } = reviewed([], [one, other]);
    assert.deepEqual(
      lines,
      [one, other, ...both].map((line) => `fails ${line}`),
    );
    assert.match(
      refused[0] ?? "",
      /^Newly open: .*; undo the change, or allow it in Pulumi\.prod\.yaml, in an earlier change: /,
    );
    assert.match(
      refused[1] ?? "",
      /^Newly allowed .*; undo the change, or ask someone who may merge a failing change$/,
    );
    assert.deepEqual(
      reviewed([], [one, other, ...both]).lines.filter((line) => line.startsWith("now ")),
      [],
    );
    assert.deepEqual(reviewed([one, other], [one, other]).refused, []);
  });

  it("lets no cluster go by a new entry, for itself or for what takes it along", () => {
    const role = (path: string) => planned("aws:iam/role:Role", "prod", { inputs: { path } });
    const eks = planned("aws:eks/cluster:Cluster", "prod", {
      inputs: { name: "prod", roleArn: "<unknown>" },
      propertyDependencies: { roleArn: [role("/").urn] },
    });
    const moved = { ...opened, before: [role("/"), eks], after: [role("/k/"), eks] };
    for (const name of ["aws:eks/cluster:Cluster::prod", "aws:iam/role:Role::prod"]) {
      const { lines, refused } = reviewed([], [name], "replace", moved);
      const later = `allowance: Pulumi.prod.yaml: keelson:replace allows the loss of ${name}, but only from the next change on`;
      assert.ok(lines.includes(`fails ${later}`), lines.join("\n"));
      assert.match(lines.join("\n"), /^ lost: aws\.eks\.Cluster prod: replaced/m);
      assert.match(refused[0] ?? "", /^aws\.eks\.Cluster prod would be replaced/);
      assert.doesNotMatch(reviewed([name], [name], "replace", moved).refused.join("\n"), /would be replaced/);
    }
    const gone = reviewed([], ["aws:eks/cluster:Cluster::prod"], "replace", { ...opened, before: [eks], after: [] });
    assert.match(gone.refused[0] ?? "", /^aws\.eks\.Cluster prod would be deleted/);
  });

  const wide: [entry: string, line: string][] = [
    ["open", 'allows every line of the class open ("Newly open"), but only from the next change on'],
    ["open: *", 'allows every line like "open: *", but only from the next change on'],
    ["open: 203.0.113.0/2? → *", 'allows every line like "open: 203.0.113.0/2? → *", but only from the next change on'],
    ["open: nothing of this", 'allows "open: nothing of this", but this change has no such line'],
  ];
  for (const [entry, line] of wide) {
    it(`fails on the new entry ${entry}, and lets nothing pass by it`, () => {
      const { lines, refused } = reviewed(["open: nothing"], ["open: nothing", entry]);
      const shown = `Pulumi.prod.yaml: keelson:review ${line}`;
      assert.deepEqual(lines, [`fails ${one}`, `fails ${other}`, `fails allowance: ${shown}`]);
      assert.equal(refused.length, 2);
      assert.ok(refused[1]?.startsWith(`Newly allowed without review: ${shown}; undo the change, or `), refused[1]);
    });
  }

  it("counts an entry that became wider as new, and one that became narrower as known", () => {
    assert.match(reviewed(["open: 203.*"], ["open: *"]).lines.join("\n"), /^fails open: 203[\s\S]*^fails allowance: /m);
    assert.deepEqual(reviewed(["open: *"], ["open: 203.*", "open: 10.*"]).lines, [`before ${one}`, `before ${other}`]);
    assert.deepEqual(reviewed(["open"], [one, "open: 10.*"]).lines, [`before ${one}`, `before ${other}`]);
    assert.match(reviewed(["open: ?"], ["open: *"]).lines.join("\n"), /^fails allowance: /m);
    assert.match(reviewed(["open: a"], ["open: a:*"]).lines.join("\n"), /^fails allowance: /m);
  });

  it("marks losses that keelson:replace allows, and shows entries that the change does not need", () => {
    const gone = { ...opened, before: [pool], after: [] };
    assert.match(
      reviewed([loss], [loss], "replace", gone).lines[0] ?? "",
      /^before lost: aws\.eks\.NodeGroup old: deleted/,
    );
    const now = reviewed([], [loss], "replace", gone);
    assert.match(now.lines[0] ?? "", /^now lost: aws\.eks\.NodeGroup old: deleted/);
    assert.deepEqual(now.refused, []);
    assert.match(reviewed([], [], "replace", gone).lines[0] ?? "", /^ lost: /);
    const early = reviewed([], [loss], "replace", { ...opened, before: [pool], after: [pool] });
    assert.deepEqual(early.lines, [
      `fails allowance: Pulumi.prod.yaml: keelson:replace allows the loss of ${loss}, but this change neither deletes nor replaces it`,
    ]);
  });
});
