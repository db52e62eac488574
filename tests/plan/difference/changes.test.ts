import assert from "node:assert/strict";
import { covers, resourceChanges, secretsIn } from "../../../cli/plan/difference/changes";
import { difference } from "../../../cli/plan/difference/difference";
import { reportNotes } from "../../../cli/plan/difference/report";
import { secretMark } from "../../../components/testing";
import { planned } from "./planned";

type Inputs = Readonly<Record<string, unknown>>;

describe("changes of a resource", () => {
  const table: [string, Inputs, Inputs, [string, unknown, unknown][]][] = [
    ["nothing, whatever the order of keys", { a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 }, []],
    ["a value", { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, [["spec.replicas", 1, 2]]],
    [
      "an item of a list",
      { ids: ["a", "b"] },
      { ids: ["a", "c", "d"] },
      [
        ["ids[1]", "b", "c"],
        ["ids[2]", undefined, "d"],
      ],
    ],
    [
      "what is in an item without a name",
      { rules: [{ from: [1] }] },
      { rules: [{ from: [2] }] },
      [["rules[0].from[0]", 1, 2]],
    ],
    ["a key that is no name", { tags: { "a/b": "1" } }, { tags: { "a/b": "2" } }, [['tags["a/b"]', "1", "2"]]],
    [
      "a map that comes, leaf by leaf",
      {},
      { net: { cidr: "x", dns: {} } },
      [
        ["net.cidr", undefined, "x"],
        ["net.dns", undefined, {}],
      ],
    ],
    ["a map that goes", { net: { cidr: "x" } }, {}, [["net.cidr", "x", undefined]]],
    ["a value that becomes a map", { a: "x" }, { a: { b: 1 } }, [["a", "x", { b: 1 }]]],
    ["null, which is a value", { a: null }, { a: 1 }, [["a", null, 1]]],
  ];
  for (const [what, before, after, expected] of table) {
    it(`finds ${what}`, () => {
      const changes = resourceChanges(
        planned("t:m:T", "x", { inputs: before }),
        planned("t:m:T", "x", { inputs: after }),
      );
      assert.deepEqual(
        changes.map((change) => [change.path, change.before, change.after]),
        expected,
      );
    });
  }

  it("passes over what the program ignores, and versions of the SDK", () => {
    const before = planned("t:m:T", "x", { inputs: { scaling: { size: 1 }, name: "a" }, options: { version: "1" } });
    const after = planned("t:m:T", "x", {
      inputs: { scaling: { size: 2 }, name: "b" },
      options: { version: "2", ignoreChanges: ["scaling.size"] },
    });
    assert.deepEqual(resourceChanges(before, after), [
      { path: "name", before: "a", after: "b" },
      { path: "options.ignoreChanges[0]", before: undefined, after: "scaling.size" },
    ]);
  });

  it("finds protection that is taken away, and another provider", () => {
    const before = planned("t:m:T", "x", { provider: "one", options: { protect: true } });
    assert.deepEqual(resourceChanges(before, planned("t:m:T", "x", { provider: "two" })), [
      { path: "options.protect", before: true, after: undefined },
      { path: "provider", before: "one", after: "two" },
    ]);
  });
});

describe("property paths", () => {
  const table: [string, string, boolean][] = [
    ["spec", "spec", true],
    ["spec", "spec.replicas", true],
    ["ids", "ids[0]", true],
    ["*", "anything", true],
    ["spec", "specification", false],
    ["spec.replicas", "spec", false],
  ];
  for (const [path, other, expected] of table) {
    it(`${path} ${expected ? "covers" : "does not cover"} ${other}`, () => assert.equal(covers(path, other), expected));
  }
});

describe("secrets in two plans", () => {
  const cases: [string, unknown, unknown, number][] = [
    ["on both sides", { data: { a: secretMark, b: [secretMark] } }, { data: { a: secretMark, b: [secretMark] } }, 2],
    ["that are new", { data: {} }, { data: { a: secretMark } }, 0],
    ["that come instead of a value", { data: "open" }, { data: secretMark }, 0],
    ["that are gone", { data: secretMark }, { data: "open" }, 0],
    ["nowhere", { data: null }, { data: "open" }, 0],
  ];
  for (const [where, before, after, expected] of cases) {
    it(`${where}: ${expected} are not compared`, () => assert.equal(secretsIn(before, after), expected));
  }

  it("are told of, because a changed one looks unchanged", () => {
    const secret = planned("kubernetes:core/v1:Secret", "s", {
      inputs: { stringData: { a: secretMark, b: secretMark } },
    });
    const found = difference([secret], [secret]);
    assert.deepEqual(found.secrets, { values: 2, resources: 1 });
    assert.deepEqual(
      reportNotes({
        project: "keelson",
        stack: "prod",
        against: "main",
        found,
        refused: [],
        notes: [],
        head: [],
        failing: [],
      }),
      [
        "2 secret values in 1 resource could not be compared; Keelson shows a resource as unchanged if nothing else in it changes",
      ],
    );
    assert.deepEqual(difference([], []).secrets, { values: 0, resources: 0 });
  });
});
