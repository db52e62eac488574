import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { cloudTables } from "./cloud-tables";

const file = "docs/clouds.md";
const marked = /(<!-- clouds: (\w+) -->\n)[\s\S]*?(<!-- end of clouds -->)/g;

describe("the page of the clouds", function () {
  it("has what clusters, add-ons and the list of deviations say", async () => {
    const tables = await cloudTables();
    const text = readFileSync(file, "utf8");
    const wanted = text.replaceAll(
      marked,
      (_, start: string, name: string, end: string) => `${start}\n${tables[name] ?? ""}\n\n${end}`,
    );
    assert.deepEqual(
      [...text.matchAll(marked)].map(([, , name]) => name),
      Object.keys(tables),
    );
    if (process.env.UPDATE_DOCS === "1") {
      writeFileSync(file, wanted);
    } else {
      assert.deepEqual(text.split("\n"), wanted.split("\n"), `UPDATE_DOCS=1 npx mocha tests/docs/clouds.test.ts`);
    }
  });
});
