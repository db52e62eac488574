import assert from "node:assert/strict";
import { filesOf, variablesOf } from "../../components/configuration/keys";

const known = { subject: 'secret "db"', keys: ["user", "password"] };
const unknown = { subject: 'external secret "db"', keys: undefined };

describe("keys", () => {
  it("become variables, all or those that are named", () => {
    assert.deepEqual(variablesOf(known, undefined), [
      ["user", "user"],
      ["password", "password"],
    ]);
    assert.deepEqual(variablesOf(known, { DB_PASSWORD: "password" }), [["DB_PASSWORD", "password"]]);
    assert.deepEqual(variablesOf(unknown, { DB_PASSWORD: "password" }), [["DB_PASSWORD", "password"]]);
  });

  it("become files, with what is said of them and nothing else", () => {
    const files = { items: { password: "pw" }, defaultMode: 0o400, optional: true };
    assert.deepEqual(filesOf(known, files), files);
    assert.deepEqual(filesOf(known, {}), {});
  });

  const wrong: [string, () => unknown, string][] = [
    [
      "a variable of a key that is not there",
      () => variablesOf(known, { TOKEN: "token" }),
      'secret "db" is not valid:\n✖ one of its keys ("user", "password"), given "token"  → at asEnv()',
    ],
    [
      "a file of a key that is not there",
      () => filesOf(known, { items: { token: "token" } }),
      'secret "db" is not valid:\n✖ one of its keys ("user", "password"), given "token"  → at mount()',
    ],
    [
      "all keys where they are not known",
      () => variablesOf(unknown, undefined),
      'external secret "db" is not valid:\n✖ variables with their keys, for instance { PASSWORD: "password" }, given nothing: its keys are not known  → at asEnv()',
    ],
  ];
  for (const [title, call, message] of wrong) {
    it(`refuse ${title}`, () => assert.throws(call, { message }));
  }
});
