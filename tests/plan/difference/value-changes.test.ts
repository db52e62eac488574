import assert from "node:assert/strict";
import fc from "fast-check";
import { valueChanges } from "../../../cli/plan/difference/value-changes";
import { shownChange } from "../../../cli/plan/difference/words";
import { isRecord } from "../../../components/testing";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const policy = (actions: readonly string[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "Read", Effect: "Allow", Action: actions }] });

describe("changes between two values", () => {
  const table: readonly (readonly [what: string, before: unknown, after: unknown, lines: readonly string[]])[] = [
    [
      "variables by name, so that one removed shows as one",
      { env: [{ name: "A" }, { name: "B" }, { name: "C", value: "1" }] },
      { env: [{ name: "A" }, { name: "C", value: "2" }] },
      ['env[C].value "1" → "2"', 'env[B] {"name":"B"} → (nothing)'],
    ],
    [
      "container ports by port and protocol",
      { ports: [{ containerPort: 53 }, { containerPort: 53, protocol: "UDP" }] },
      { ports: [{ containerPort: 53, protocol: "UDP", name: "dns" }, { containerPort: 53 }] },
      ['ports[53/UDP].name (nothing) → "dns"'],
    ],
    [
      "mounts by path",
      {
        volumeMounts: [
          { name: "a", mountPath: "/a" },
          { name: "a", mountPath: "/b" },
        ],
      },
      {
        volumeMounts: [
          { name: "a", mountPath: "/b", readOnly: true },
          { name: "a", mountPath: "/a" },
        ],
      },
      ["volumeMounts[/b].readOnly (nothing) → true"],
    ],
    [
      "the order of items with names",
      { env: [{ name: "A" }, { name: "B" }] },
      { env: [{ name: "B" }, { name: "A" }] },
      ['env[order] ["A","B"] → ["B","A"]'],
    ],
    [
      "the order of items without names",
      { egress: [{ to: [1] }, { to: [2] }] },
      { egress: [{ to: [2] }, { to: [1] }] },
      ['egress[order] [{"to":[1]},{"to":[2]}] → [{"to":[2]},{"to":[1]}]'],
    ],
    [
      "the value of a flag, by the flag",
      { args: ["server", "--level", "info", "-v", "--appendonly", "yes"] },
      { args: ["server", "--level", "debug", "-v", "--appendonly", "no"] },
      ['args[--level] "info" → "debug"', 'args[--appendonly] "yes" → "no"'],
    ],
    [
      "a rule without a name that goes, and not those after it",
      { ingress: [{ from: [1] }, { from: [2] }, { from: [3] }] },
      { ingress: [{ from: [2] }, { from: [3] }] },
      ['ingress[0] {"from":[1]} → (nothing)'],
    ],
    ["a text in a list", ["a", "b", "c"], ["a", "c"], ['[1] "b" → (nothing)']],
    [
      "JSON in a text",
      { policy: policy(["s3:GetObject"]) },
      { policy: policy(["s3:GetObject", "s3:PutObject"]) },
      ['policy.Statement[Read].Action[1] (nothing) → "s3:PutObject"'],
    ],
    [
      "JSON that is only written otherwise",
      { policy: '{"a":1}' },
      { policy: '{ "a": 1 }' },
      ['policy "{\\"a\\":1}" → "{ \\"a\\": 1 }"'],
    ],
    [
      "YAML in a text",
      { data: { "app.yaml": "a: 1\nb:\n  - x\n" } },
      { data: { "app.yaml": "b:\n  - x\n  - y\na: 1\n" } },
      ['data["app.yaml"].b[1] (nothing) → "y"'],
    ],
    ["lines of a text", { data: "one\ntwo\nthree" }, { data: "one\n2\nthree" }, ['data[line 2] "two" → "2"']],
    [
      "base64 of user data",
      { userData: base64("#!/bin/sh\necho a\n") },
      { userData: base64("#!/bin/sh\necho b\n") },
      ['userData[line 2] "echo a" → "echo b"'],
    ],
    [
      "an image's tag at the end of a long text",
      `r.example.com/${"p/".repeat(50)}shop:v1`,
      `r.example.com/${"p/".repeat(50)}shop:v2`,
      [' "…shop:v1" → "…shop:v2"'],
    ],
    ["a secret that comes", {}, { token: "[secret]" }, ["token (nothing) → (secret)"]],
  ];
  for (const [what, before, after, lines] of table) {
    it(`finds ${what}`, () => {
      assert.deepEqual(valueChanges("", before, after).map(shownChange), lines);
    });
  }

  it("are none for equal values, and some, which look different, for others", () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        assert.deepEqual(valueChanges("", one, structuredClone(one)), []);
        const changes = valueChanges("", one, other);
        const isEmptyPair = (value: unknown) => Array.isArray(value) || isRecord(value);
        const isDifferent = JSON.stringify(one) !== JSON.stringify(other) && !(isEmptyPair(one) && isEmptyPair(other));
        assert.ok(!isDifferent || changes.length > 0);
      }),
    );
  });

  it("show where two long texts differ", () => {
    const text = fc.string({ minLength: 0, maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, text, (head, one, other, tail) => {
        fc.pre(one !== other);
        const [was, is] = [head + one + tail, head + other + tail];
        fc.pre(was !== is);
        const changes = valueChanges("x", was, is);
        assert.ok(changes.length > 0);
        for (const line of changes.map(shownChange)) {
          const [before, after] = line.slice(line.indexOf(" ") + 1).split(" → ");
          assert.ok(line.split(" → ").length > 2 || before !== after, line);
        }
      }),
    );
  });
});
