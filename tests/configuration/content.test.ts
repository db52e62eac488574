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

function objections(args: ContentArgs): string[] {
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

  it("is text where it is UTF-8, and base64 where it is not", () => {
    const files = { "app.yaml": join(folder, "app.yaml"), "logo.png": join(folder, "logo.png") };
    assert.deepEqual(contentOf({ data: { LEVEL: "info" }, binaryData: { key: "AQ==" }, files }), {
      data: { LEVEL: "info", "app.yaml": "name: Ærø\n" },
      binaryData: { key: "AQ==", "logo.png": "iVD/" },
    });
  });

  it("has a hash that follows from keys and values, not from their order", () => {
    const of = (data: Record<string, string>, binaryData = {}) => contentHash({ data, binaryData });
    assert.equal(of({ a: "1", b: "2" }), "defab36c9f");
    assert.equal(of({ b: "2", a: "1" }), of({ a: "1", b: "2" }));
    assert.notEqual(of({ a: "1", b: "3" }), of({ a: "1", b: "2" }));
    assert.notEqual(of({ a: "AQ==" }), of({}, { a: "AQ==" }));
  });

  it("has no hash while a part of it is not known", () => {
    assert.equal(contentHash({ data: { a: pulumi.output("1") }, binaryData: {} }), undefined);
  });

  it("never has one hash for two contents", () => {
    const content = fc.dictionary(fc.string(), fc.string()).map((data) => ({ data: { ...data }, binaryData: {} }));
    fc.assert(
      fc.property(content, content, (one, other) => {
        assert.equal(contentHash(one) === contentHash(other), isDeepStrictEqual(one, other));
      }),
    );
  });

  it("may weigh a mebibyte, bytes and not letters", () => {
    const weigh = (args: ContentArgs) => checkSize(contentOf(args));
    assert.deepEqual(weigh({ data: { a: "x".repeat(2 ** 20) } }), []);
    assert.deepEqual(weigh({ data: { a: "æ".repeat(2 ** 19), later: pulumi.output("x".repeat(2 ** 20)) } }), []);
    const bytes = Buffer.alloc(2 ** 19 + 1).toString("base64");
    assert.deepEqual(weigh({ data: { a: "æ".repeat(2 ** 18) }, binaryData: { b: bytes } }), [
      {
        path: "",
        message: "at most 1048576 bytes (1 MiB) in all, given 1048577: divide it, or put it into an image or a volume",
      },
    ]);
  });

  const wrong: [string, ContentArgs, string][] = [
    ["nothing", {}, "data: at least one of data, binaryData and files, given nothing"],
    [
      "a key with a slash",
      { data: { "a/b": "" } },
      ': a key of at most 253 letters, digits, "-", "_" and ".", not from "..", given "a/b"',
    ],
    [
      "a key that leaves the folder",
      { data: { "..a": "" } },
      ': a key of at most 253 letters, digits, "-", "_" and ".", not from "..", given "..a"',
    ],
    ["a key twice", { data: { a: "" }, binaryData: { a: "" } }, 'a: a key of its own, given "a" for the second time'],
    ["text as binary data", { binaryData: { a: "text!" } }, "binaryData.a: base64, given something else: encode it"],
    [
      "a file that is not there",
      { files: { a: "config/none.yaml" } },
      `files.a: a file, by its path from the project's folder, given "config/none.yaml", where there is none`,
    ],
    [
      "a folder",
      { files: { a: "components" } },
      `files.a: a file, by its path from the project's folder, given "components", where there is none`,
    ],
  ];
  for (const [title, args, expected] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(objections(args), [expected]));
  }
});
