import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import {
  type ContentArgs,
  checkContent,
  checkSize,
  contentHash,
  contentOf,
} from "../../components/configuration/content";

function mistakes(args: ContentArgs): string[] {
  return checkContent(args).map(({ path, message }) => `${path}: ${message}`);
}

describe("content of a ConfigMap", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "keelson-content-"));
    writeFileSync(join(folder, "app.yaml"), "name: Ærø\n");
    writeFileSync(join(folder, "logo.png"), Buffer.from([0x89, 0x50, 0xff]));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("is text if it is UTF-8, and base64 otherwise", () => {
    const files = { "app.yaml": join(folder, "app.yaml"), "logo.png": join(folder, "logo.png") };
    assert.deepEqual(contentOf({ data: { LEVEL: "info" }, binaryData: { key: "AQ==" }, files }), {
      data: { LEVEL: "info", "app.yaml": "name: Ærø\n" },
      binaryData: { key: "AQ==", "logo.png": "iVD/" },
    });
  });

  it("has a hash of keys and values that does not depend on their order", () => {
    const of = (data: Record<string, string>, binaryData = {}) => contentHash({ data, binaryData });
    assert.equal(of({ a: "1", b: "2" }), "defab36c9f");
    assert.equal(of({ b: "2", a: "1" }), of({ a: "1", b: "2" }));
    assert.notEqual(of({ a: "1", b: "3" }), of({ a: "1", b: "2" }));
    assert.notEqual(of({ a: "AQ==" }), of({}, { a: "AQ==" }));
  });

  it("has no hash while a part is unknown", () => {
    assert.equal(contentHash({ data: { a: pulumi.output("1") }, binaryData: {} }), undefined);
  });

  it("never has the same hash for different contents", () => {
    const content = fc.dictionary(fc.string(), fc.string()).map((data) => ({ data: { ...data }, binaryData: {} }));
    fc.assert(
      fc.property(content, content, (one, other) => {
        assert.equal(contentHash(one) === contentHash(other), isDeepStrictEqual(one, other));
      }),
    );
  });

  it("may have up to a mebibyte, counted in bytes", () => {
    const weigh = (args: ContentArgs) => checkSize(contentOf(args));
    assert.deepEqual(weigh({ data: { a: "x".repeat(2 ** 20) } }), []);
    assert.deepEqual(weigh({ data: { a: "æ".repeat(2 ** 19), later: pulumi.output("x".repeat(2 ** 20)) } }), []);
    const bytes = Buffer.alloc(2 ** 19 + 1).toString("base64");
    assert.deepEqual(weigh({ data: { a: "æ".repeat(2 ** 18) }, binaryData: { b: bytes } }), [
      {
        path: "",
        message:
          "expected at most 1048576 bytes (1 MiB) in total, got 1048577; use several ConfigMaps, or put the files into an image or a volume",
      },
    ]);
  });

  const wrong: [string, ContentArgs, string][] = [
    ["nothing", {}, "data: expected at least one of data, binaryData and files, got nothing"],
    [
      "a key with a slash",
      { data: { "a/b": "" } },
      'data.a/b: expected a key of up to 253 letters, digits, "-", "_" and "." that does not begin with "..", got "a/b"',
    ],
    [
      "a key that leaves the folder",
      { data: { "..a": "" } },
      'data...a: expected a key of up to 253 letters, digits, "-", "_" and "." that does not begin with "..", got "..a"',
    ],
    [
      "a key twice",
      { data: { a: "" }, binaryData: { a: "" } },
      'binaryData.a: expected each key once, got "a"; this key is also in data',
    ],
    ["base64 without its end", { binaryData: { a: "QUJD\nQUI" } }, "binaryData.a: expected base64"],
    ["text as binary data", { binaryData: { a: "text!" } }, "binaryData.a: expected base64"],
    [
      "a missing file",
      { files: { a: "config/none.yaml" } },
      `files.a: expected the path of an existing file, relative to the project's folder, got "config/none.yaml"`,
    ],
    [
      "a folder",
      { files: { a: "components" } },
      `files.a: expected the path of an existing file, relative to the project's folder, got "components"`,
    ],
  ];
  for (const [title, args, expected] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(mistakes(args), [expected]));
  }

  it("takes base64 with line breaks, as `base64` writes it", () => {
    assert.deepEqual(mistakes({ binaryData: { a: "QUJD\nQUJD\n", b: "QUJD\r\nQQ==\r\n" } }), []);
  });
});
