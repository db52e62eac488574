import assert from "node:assert/strict";
import { pairs } from "../../../cli/plan/difference/pairs";
import { planned, urnOf } from "./planned";

const head = "urn:pulumi:prod::keelson::";

/** A child of a component of the type `k:index:Part`. */
function child(parent: string, name: string, aliases?: string[]) {
  const urn = `${head}k:index:Part$aws:sqs/queue:Queue::${name}`;
  return planned("aws:sqs/queue:Queue", name, { urn, parent: urnOf("k:index:Part", parent), options: { aliases } });
}

describe("pairs of resources", () => {
  const queue = "aws:sqs/queue:Queue";

  it("are those of one URN; the rest comes or goes", () => {
    const { kept, created, deleted } = pairs(
      [planned(queue, "a"), planned(queue, "b")],
      [planned(queue, "b"), planned(queue, "c")],
    );
    assert.deepEqual(
      [kept.map(({ after }) => after.name), created.map(({ name }) => name), deleted.map(({ name }) => name)],
      [["b"], ["c"], ["a"]],
    );
  });

  it("follow an alias that names a former parent", () => {
    const former = child("old", "jobs");
    const parentUrn = urnOf("k:index:Team", "new");
    const urn = `${head}k:index:Team$${queue}::jobs`;
    const aliases = [{ parentUrn: urnOf("k:index:Part", "old") }];
    const moved = planned(queue, "jobs", { urn, parent: parentUrn, options: { aliases } });
    const { kept, created, deleted } = pairs([former], [moved]);
    assert.deepEqual([kept.map(({ before }) => before.urn), created, deleted], [[former.urn], [], []]);
  });

  const aliases: [string, NonNullable<ReturnType<typeof planned>["options"]["aliases"]>[number]][] = [
    ["a URN", urnOf(queue, "old")],
    ["a name", { name: "old" }],
    ["a name and the top of the stack", { name: "old", noParent: true }],
  ];
  for (const [what, alias] of aliases) {
    it(`follow an alias that is ${what}`, () => {
      const { kept, created, deleted } = pairs(
        [planned(queue, "old")],
        [planned(queue, "new", { options: { aliases: [alias] } })],
      );
      assert.deepEqual([kept[0]?.before.name, created, deleted], ["old", [], []]);
    });
  }

  it("follow the alias of a parent: its type, and a name that begins with its name", () => {
    const before = [
      planned("k:index:Old", "dev", { provider: null }),
      planned(queue, "dev-events", {
        urn: `${head}k:index:Old$${queue}::dev-events`,
        parent: urnOf("k:index:Old", "dev"),
      }),
    ];
    const part = planned("k:index:Part", "prod", {
      provider: null,
      options: { aliases: [urnOf("k:index:Old", "dev")] },
    });
    const { kept, created, deleted } = pairs(before, [part, child("prod", "prod-events")]);
    assert.deepEqual(
      [kept.map((pair) => [pair.before.name, pair.after.name]), created, deleted],
      [
        [
          ["dev", "prod"],
          ["dev-events", "prod-events"],
        ],
        [],
        [],
      ],
    );
  });

  it("point at their provider by the URN that it has now", () => {
    const provider = (name: string, aliases?: string[]) =>
      planned("pulumi:providers:aws", name, { provider: null, options: { aliases } });
    const [old, now] = ["old", "new"].map((name) => urnOf("pulumi:providers:aws", name));
    const { kept } = pairs(
      [provider("old"), planned(queue, "a", { provider: old })],
      [provider("new", [old ?? ""]), planned(queue, "a", { provider: now })],
    );
    assert.deepEqual([kept[1]?.before.provider, kept[1]?.after.provider], [now, now]);
  });
});
