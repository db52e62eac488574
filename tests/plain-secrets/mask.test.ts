import assert from "node:assert/strict";
import fc from "fast-check";
import { checkPlainValue, checkWords, maskSecrets, type TextPlace } from "../../components/plain-secrets";

const mark = () => "(x)";

describe("maskSecrets", () => {
  const table: readonly (readonly [text: string, place: TextPlace, masked: string])[] = [
    ["hunter2", { name: "DB_PASSWORD" }, "(x)"],
    ["hunter2", { name: "LEVEL" }, "hunter2"],
    ["hunter2", "other", "hunter2"],
    ["/run/secrets/db", { name: "DB_PASSWORD" }, "/run/secrets/db"],
    ["postgres://postgres:postgres@postgres:5432/postgres", "other", "postgres://postgres:(x)@postgres:5432/postgres"],
    ["Server=db;User Id=sa;Password=hunter2;", "other", "Server=db;User Id=sa;Password=(x);"],
    ['{"db":{"password":"hunter2","port":1}}', { name: "CONFIG" }, '{"db":{"password":"(x)","port":1}}'],
    ["a: 1\npassword: hunter2\napi_key: 'k3y'\n", { name: "app.yaml" }, "a: 1\npassword: (x)\napi_key: '(x)'\n"],
    [`a ${["ghp_", "a".repeat(36)].join("")} b`, "other", "a (x) b"],
    ['{"auths":{"r":{"auth":"dXNlcjpwYXNzd29yZA=="}}}', "other", '{"auths":{"r":{"auth":"(x)"}}}'],
    [`x ${["-----BEGIN RSA ", "PRIVATE KEY-----\nabc"].join("")}`, "other", "x (x)"],
    ["hunter2", { after: "--password" }, "(x)"],
    ["hunter2", { after: "--level" }, "hunter2"],
    ["--password=hunter2", { after: "run" }, "--password=(x)"],
    ["PGPASSWORD=x DB_PASSWORD=hunter2 psql", { after: "-c" }, "PGPASSWORD=(x) DB_PASSWORD=(x) psql"],
  ];
  for (const [text, place, masked] of table) {
    it(`turns ${JSON.stringify(text)} into ${JSON.stringify(masked)}`, () =>
      assert.equal(maskSecrets(text, place, mark), masked));
  }

  it("masks a value if, and only if, the same value is refused", () => {
    const part = fc.constantFrom(
      ..."PASSWORD|password|token: |=|:|--|'|\"| |\n|{|}|,|hunter2|https://|user:|@db|/run/x|true|level|Bearer |;".split(
        "|",
      ),
    );
    const text = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.constantFrom("DB_PASSWORD", "LEVEL", "app.yaml"), text, fc.option(text), (name, value, word) => {
        assert.equal(maskSecrets(value, { name }, mark) !== value, checkPlainValue("p", name, value, "f").length > 0);
        const words = [word, value].filter((each) => each !== null);
        const refused = checkWords("p", words, "f").find(({ path }) => path === `p[${words.length - 1}]`);
        const after = words[words.length - 2];
        assert.equal(maskSecrets(value, { after }, mark) !== value, refused !== undefined);
      }),
      { numRuns: 2000 },
    );
  });
});
