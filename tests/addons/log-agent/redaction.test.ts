import assert from "node:assert/strict";
import { credentialPatterns } from "../../../components/addons/log-agent";

/** The patterns mean the same in JavaScript and in Ruby, whose regular expressions the agents use. */
function dropped(line: string): boolean {
  return credentialPatterns.some((pattern) => new RegExp(pattern, "i").test(line));
}

describe("the patterns of credentials", () => {
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

  it("begin with a bound, so that a long line takes an agent no longer than its length", () => {
    for (const pattern of credentialPatterns) {
      assert.match(pattern, /^(\\b|-----BEGIN|authorization|\(password\|)/, pattern);
    }
  });
});
