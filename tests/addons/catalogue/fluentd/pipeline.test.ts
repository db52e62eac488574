import assert from "node:assert/strict";
import { pipeline } from "../../../../components/addons/catalogue/fluentd/pipeline";
import { credentialPatterns } from "../../../../components/addons/log-agent";

const filters = (text = "") =>
  [...text.matchAll(/^ {2}<(?:filter|match) .*>\n {4}@type (\w+)/gm)].map(([, type]) => type);

describe("the pipeline of Fluentd", () => {
  it("replaces each file that the chart has by default", () => {
    const files = Object.keys(pipeline("output"));
    assert.deepEqual(files, ["01_sources.conf", "02_filters.conf", "03_dispatch.conf", "04_outputs.conf"]);
  });

  it("joins split lines, then stack traces, and drops lines with credentials before it reads them", () => {
    const { "02_filters.conf": text } = pipeline("output", ["java", "go"]);
    assert.deepEqual(filters(text), [
      "concat",
      "relabel",
      "detect_exceptions",
      "grep",
      "rewrite_tag_filter",
      "parser",
      "kubernetes_metadata",
      "prometheus",
      "relabel",
    ]);
    assert.match(text ?? "", /languages java,go\n/);
    const { "02_filters.conf": plain, "01_sources.conf": sources } = pipeline("output");
    assert.ok(!filters(plain).includes("detect_exceptions"));
    assert.match(sources ?? "", /\n {2}tag kubernetes\.\*\n/);
  });

  it("has every pattern of a credential in the one expression that the filter takes for a key", () => {
    const { "02_filters.conf": text = "" } = pipeline("output");
    const [, expression = ""] = /pattern \/(.*)\/i\n/.exec(text) ?? [];
    const dropped = new RegExp(expression, "i");
    assert.equal(text.split("<exclude>").length - 1, 1);
    assert.ok(credentialPatterns.every((pattern) => expression.includes(`(${pattern})`)));
    assert.ok(dropped.test("DB_PASSWORD=correct-horse"));
    assert.ok(!dropped.test("GET https://shop.example.com/cart?id=7 200"));
  });

  it("does not read its own lines, and says nothing of lines that a store refuses", () => {
    const { "01_sources.conf": sources, "03_dispatch.conf": refused } = pipeline("output");
    assert.match(sources ?? "", /exclude_path \["\/var\/log\/containers\/fluentd-\*_fluentd_fluentd-\*\.log"\]/);
    assert.deepEqual(filters(refused), ["prometheus", "null"]);
  });
});
