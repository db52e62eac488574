import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { priceSources } from "../../../cli/plan/cost";

describe("a price", () => {
  it("has a source with an address and a day, which docs/review.md lists", () => {
    const docs = readFileSync(join(__dirname, "..", "..", "..", "docs", "review.md"), "utf8");
    for (const { name, address, date } of priceSources) {
      assert.match(date, /^20\d\d-[01]\d-[0-3]\d$/, name);
      assert.ok(docs.includes(`| [${name}](${address}) | ${date} |`), `| [${name}](${address}) | ${date} |`);
    }
  });
});
