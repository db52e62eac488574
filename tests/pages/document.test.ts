import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { embeddedJson, pageDocument } from "../../cli/pages/document";
import { rehearsalPage } from "../../cli/rehearsal/report/page/page";
import { failedRehearsal } from "../rehearsal/report/page/outcome";

describe("a page", () => {
  const page = rehearsalPage(failedRehearsal);
  const html = pageDocument("dev & <prod>", page, { script: "run()", style: "a{}" });

  it("embeds values so that they can end neither the element nor a line, and reads them back", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("</script>", "<!--", "\u2028", "\u2029", "&amp;"), (value, text) => {
        const json = embeddedJson({ value, text });
        assert.doesNotMatch(json, /[<>&\u2028\u2029]/);
        assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify({ value, text })));
      }),
    );
  });

  it("has one script that runs, whatever a failure says", () => {
    assert.equal(html.split("<script").length - 1, 2);
    assert.ok(html.includes("<title>dev &amp; &lt;prod&gt;</title>"));
  });

  it("forbids every request and every script and style but its own", () => {
    const hash = (content: string) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    assert.equal(
      policy,
      `default-src 'none'; script-src ${hash("run()")}; style-src ${hash("a{}")}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });
});
