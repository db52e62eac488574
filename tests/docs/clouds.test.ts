import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertGenerated } from "../support/generated";
import { cloudTables } from "./cloud-tables";

const file = "docs/clouds.md";
const marked = /(<!-- clouds: (\w+) -->\n)[\s\S]*?(<!-- end of clouds -->)/g;

describe("the page of the clouds", function () {
  it("has what clusters, add-ons and the list of deviations say", async () => {
    const tables = await cloudTables();
    assert.deepEqual(
      [...readFileSync(file, "utf8").matchAll(marked)].map(([, , name]) => name),
      Object.keys(tables),
    );
    assertGenerated(file, (text) =>
      text.replaceAll(
        marked,
        (_, start: string, name: string, end: string) => `${start}\n${tables[name] ?? ""}\n\n${end}`,
      ),
    );
  });
});
