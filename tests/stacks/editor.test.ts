import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { getLanguageService, type LanguageService } from "yaml-language-server";

const files = readdirSync(".").filter((name) => /^Pulumi\..+\.yaml$/.test(name));

/** Starts the language server that editors use for YAML; schemas are read as the files name them. */
function languageServer(): LanguageService {
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.resolve(readFileSync(fileURLToPath(uri), "utf8")),
    workspaceContext: { resolveRelativePath: (path, document) => new URL(path, document).href },
  });
  service.configure({ validate: true, completion: true, hover: true });
  return service;
}

let version = 0;

/** The server keeps what it parsed by address and version. */
function documentOf(name: string, text = readFileSync(name, "utf8")): TextDocument {
  version += 1;
  return TextDocument.create(pathToFileURL(resolve(name)).href, "yaml", version, text);
}

async function problemsIn(text: string): Promise<string[]> {
  const document = documentOf("Pulumi.dev.yaml", text);
  const found = await languageServer().doValidation(document, false);
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

describe("a stack's file in an editor", () => {
  for (const name of files) {
    it(`${name} names its schema, and fits it`, async () => {
      assert.match(
        readFileSync(name, "utf8"),
        /^# yaml-language-server: \$schema=stacks\/schema\/stack\.schema\.json\n/,
      );
      const found = await languageServer().doValidation(documentOf(name), false);
      assert.deepEqual(
        found.map(({ message, range }) => `${range.start.line + 1}: ${message}`),
        [],
      );
    });
  }

  const mistakes: [string, string, string, RegExp][] = [
    ["a misspelt key", "keelson:tier:", "keelson:tire:", /keelson:tire/],
    ["a misspelt key of the cluster", "    region:", "    regoin:", /regoin/],
    ["a number for a text", 'kubernetesVersion: "1.35"', "kubernetesVersion: 1.35", /string/],
    ["an unknown word", "keelson:tier: small", "keelson:tier: tiny", /small/],
    ["a map without a required key", "    region: ", "    # region: ", /region/],
    [
      "a text of the wrong form",
      'accountId: "111122223333"',
      'accountId: "1111"',
      /expected the twelve digits of an account/,
    ],
  ];
  for (const [title, from, to, message] of mistakes) {
    it(`marks ${title}`, async () => {
      const text = readFileSync("Pulumi.dev.yaml", "utf8");
      assert.ok(text.includes(from), `Pulumi.dev.yaml has no ${from}`);
      const found = await problemsIn(text.replace(from, to));
      assert.ok(
        found.some((one) => message.test(one)),
        found.join("\n"),
      );
    });
  }

  it("marks facts of an existing cluster that are malformed, and takes the right ones", async () => {
    const text = readFileSync("Pulumi.local.yaml", "utf8");
    const found = await problemsIn(text.replace(/^( +)nodeCidrs: .*$/m, "$1nodeCidrs: [192.168.0.0]"));
    assert.deepEqual(
      found.map((one) => one.replace(/^\d+: /, "")),
      ["expected an IPv4 range such as 10.20.0.0/16"],
    );
  });

  it("takes a text that is declared not to be secret", async () => {
    const text = readFileSync("Pulumi.dev.yaml", "utf8");
    const declared = text.replace("owner: platform,", "owner: { notSecret: platform },");
    assert.notEqual(declared, text);
    assert.deepEqual(await problemsIn(declared), []);
    const misspelt = declared.replace("notSecret", "notSecrets");
    assert.ok((await problemsIn(misspelt)).some((one) => one.includes("notSecret")));
  });

  it("shows what a key means", async () => {
    const document = documentOf("Pulumi.dev.yaml");
    const line = document
      .getText()
      .split("\n")
      .findIndex((one) => one.startsWith("    deletionProtection:"));
    const hover = await languageServer().doHover(document, { line, character: 8 });
    assert.match(JSON.stringify(hover?.contents), /refuse to delete the cluster.*Default: true/);
  });

  it("is read by the program without the comment", () => {
    for (const name of files) {
      assert.ok("config" in (parse(readFileSync(name, "utf8")) as object));
    }
  });
});
