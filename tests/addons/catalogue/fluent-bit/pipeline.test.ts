import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { credentials, pipeline } from "../../../../components/addons/catalogue/fluent-bit/pipeline";
import { runProgram } from "../../../support/run-program";

/** The patterns mean the same in JavaScript and in Ruby, whose regular expressions Fluent Bit uses. */
function dropped(line: string): boolean {
  return credentials.some((pattern) => new RegExp(pattern, "i").test(line));
}

describe("the pipeline of Fluent Bit", () => {
  const secret = [
    "-----BEGIN RSA PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----",
    "> Authorization: Bearer abc.def",
    '{"headers":{"authorization":"Basic dXNlcjpwYXNz"}}',
    "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3In0.c2ln",
    "connecting to postgres://shop:hunter2@db:5432/shop",
    "DB_PASSWORD=correct-horse",
    '{"level":"info","password": "correct-horse"}',
    "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI",
    `pushed with ghp_${"a".repeat(36)}`,
    "slack xoxb-1234567890-abc",
  ];
  for (const line of secret) {
    it(`drops ${line}`, () => {
      assert.ok(dropped(line));
    });
  }

  const harmless = [
    "GET https://shop.example.com/cart?id=7 200",
    "invalid password: authentication failed",
    "listening on http://[::]:8080",
    "-----BEGIN CERTIFICATE-----",
    '{"msg":"token refreshed","user":"a@example.com"}',
    "10.0.0.1:53: connection refused",
  ];
  for (const line of harmless) {
    it(`keeps ${line}`, () => {
      assert.ok(!dropped(line));
    });
  }

  it("drops them before all other filters", () => {
    const { filters } = pipeline("[OUTPUT]\n", 2020) as Record<string, string>;
    const names = [...(filters ?? "").matchAll(/Name (\w+)/g)].map(([, name]) => name);
    assert.deepEqual(names, ["grep", "kubernetes"]);
    assert.equal((filters ?? "").split("Exclude log (?i)").length - 1, credentials.length);
  });

  it("joins the lines of stack traces before all other filters, so that a trace with a credential is dropped as a whole", () => {
    const { filters } = pipeline("[OUTPUT]\n", 2020, ["java", "go"]) as Record<string, string>;
    const names = [...(filters ?? "").matchAll(/Name (\w+)/g)].map(([, name]) => name);
    assert.deepEqual(names, ["multiline", "grep", "kubernetes"]);
    assert.match(filters ?? "", /multiline\.parser java, go\n/);
    assert.match(filters ?? "", /multiline\.key_content log\n/);
  });

  it("has no template syntax, because the chart renders every text once more", async () => {
    const run = await runProgram(() => ({ texts: pulumi.all(pipeline("[OUTPUT]\n", 2020)) }), { preview: false });
    const texts = Object.values(run.outputs.texts as Record<string, string>);
    assert.equal(texts.length, 5);
    assert.ok(texts.every((text) => !text.includes("{{") && !text.includes("${")));
  });
});
