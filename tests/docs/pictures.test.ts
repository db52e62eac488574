import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";

describe("the picture in README", () => {
  const picture = readFileSync("docs/images/prod.svg", "utf8");
  const resources = readFileSync("tests/stacks/resources/prod.txt", "utf8").split("\n");

  it("names every add-on and tenant of prod, and no other", () => {
    const named = resources.flatMap(
      (line) => /^keelson:index:(Addon|Tenant)::(?:prod-)?(.*)$/.exec(line)?.slice(1) ?? [],
    );
    const expected = named.flatMap((kind, index) => (index % 2 === 0 ? [`${kind} ${named[index + 1] ?? ""}`] : []));
    const drawn = [...picture.matchAll(/<title>([^:<]+): (Addon|Tenant)\b/g)].map(
      ([, name, kind]) => `${kind} ${name}`,
    );
    assert.ok(expected.length > 10);
    assert.deepEqual(drawn.sort(), expected.sort(), "draw it again: npm run picture");
  });

  it("is small, and fits light and dark", () => {
    assert.ok(statSync("docs/images/prod.svg").size < 200_000);
    assert.match(picture, /prefers-color-scheme:dark/);
    assert.ok(statSync("docs/images/reach.png").size < 200_000);
  });
});
