import assert from "node:assert/strict";
import { withIgnored } from "../../../cli/plan/difference/ignored";

describe("paths of ignoreChanges", () => {
  const before = {
    a: { b: 1, c: 2 },
    list: [
      { image: "x", n: 1 },
      { image: "y", n: 2 },
    ],
    tags: { "a/b": "1" },
  };
  const after = {
    a: { b: 9, c: 9 },
    list: [
      { image: "p", n: 8 },
      { image: "q", n: 9 },
    ],
    tags: { "a/b": "2" },
    more: 1,
  };
  const table: readonly (readonly [path: string, expected: object])[] = [
    ["a.b", { ...after, a: { b: 1, c: 9 } }],
    [
      "list[0].image",
      {
        ...after,
        list: [
          { image: "x", n: 8 },
          { image: "q", n: 9 },
        ],
      },
    ],
    [
      "list[*].image",
      {
        ...after,
        list: [
          { image: "x", n: 8 },
          { image: "y", n: 9 },
        ],
      },
    ],
    ['tags["a/b"]', { ...after, tags: { "a/b": "1" } }],
    ["more", { a: after.a, list: after.list, tags: after.tags }],
    ["*", before],
    ["none.at.all", after],
  ];
  for (const [path, expected] of table) {
    it(`${path} keeps what was there`, () => assert.deepEqual(withIgnored(before, after, [path]), expected));
  }
});
