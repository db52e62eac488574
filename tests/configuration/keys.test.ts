import assert from "node:assert/strict";
import { filesOf, variablesOf } from "../../components/configuration/keys";

const known = { subject: 'secret "db"', keys: ["user", "password"] };
const unknown = { subject: 'external secret "db"', keys: undefined };

describe("keys", () => {
  it("become variables: all, or the named ones", () => {
    assert.deepEqual(variablesOf(known, undefined), [
      ["user", "user"],
      ["password", "password"],
    ]);
    assert.deepEqual(variablesOf(known, { DB_PASSWORD: "password" }), [["DB_PASSWORD", "password"]]);
    assert.deepEqual(variablesOf(unknown, { DB_PASSWORD: "password" }), [["DB_PASSWORD", "password"]]);
  });

  it("become files with the given options only", () => {
    const files = { items: { password: "pw" }, defaultMode: 0o400, optional: true };
    assert.deepEqual(filesOf(known, files), files);
    assert.deepEqual(filesOf(known, {}), {});
  });

  const wrong: [string, () => unknown, string][] = [
    [
      "a variable of an unknown key",
      () => variablesOf(known, { TOKEN: "token" }),
      'secret "db" is not valid:\n✖ asEnv(): expected one of the existing keys (user, password), got "token"',
    ],
    [
      "a file of an unknown key",
      () => filesOf(known, { items: { token: "token" } }),
      'secret "db" is not valid:\n✖ mount(): expected one of the existing keys (user, password), got "token"',
    ],
    [
      "all keys if they are unknown",
      () => variablesOf(unknown, undefined),
      'external secret "db" is not valid:\n✖ asEnv(): expected a map of variables to keys, for instance { PASSWORD: "password" }, got nothing; Keelson does not know the keys of this object',
    ],
  ];
  for (const [title, call, message] of wrong) {
    it(`refuse ${title}`, () => assert.throws(call, { message }));
  }
});
