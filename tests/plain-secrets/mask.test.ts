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
    ["postgres://u:p@ssw0rd@host/db", "other", "postgres://u:(x)@host/db"],
    ["postgres://u:pa/ss@host/db", "other", "postgres://u:(x)@host/db"],
    ["amqp://a:one@h1,amqp://b:two@h2", "other", "amqp://a:(x)@h1,amqp://b:(x)@h2"],
    ["https://u:p4ss@r.example.com/@scope/a@1.0", "other", "https://u:(x)@r.example.com/@scope/a@1.0"],
    ["http://host:8080/@scope/a@1.0", "other", "http://host:8080/@scope/a@1.0"],
    ["http://host:%s/a@1.0", "other", "http://host:%s/a@1.0"],
    ["http://[::1]:8080/a@1.0", "other", "http://[::1]:8080/a@1.0"],
    ["http://unix:/run/a.sock:/a@1.0", "other", "http://unix:/run/a.sock:/a@1.0"],
    ["mongodb://h1:27017,h2:27017/db?mail=a@b", "other", "mongodb://h1:27017,h2:27017/db?mail=a@b"],
    ["shop:p@ss/w0rd@tcp(db:3306)/shop", "other", "shop:(x)@tcp(db:3306)/shop"],
    ["jdbc:oracle:thin:shop/p@ss@db:1521/a", "other", "jdbc:oracle:thin:shop/(x)@db:1521/a"],
    ["password: >\n  hunter2aa\n  more\n\nlevel: 1\n", { name: "a.yaml" }, "password: >\n  (x)\n\nlevel: 1\n"],
    ["- token: |- # own\n    hunter2aa\n  level: 1", { name: "a.yaml" }, "- token: |- # own\n    (x)\n  level: 1"],
    ["token: |\n  {{ .token }}\n", { name: "a.yaml" }, "token: |\n  {{ .token }}\n"],
    ["app --token | tee\n  a", { name: "a.sh" }, "app --token | tee\n  a"],
    ["a:\n  password: two words, or three # own\n", { name: "a.yaml" }, "a:\n  password: (x) # own\n"],
    ["{\n  password: hunter2,\n  level: 1 }", { name: "a.js" }, "{\n  password: (x),\n  level: 1 }"],
    ['{"password":"hunt\\"er2","a":"b"}', { name: "a.json" }, '{"password":"(x)","a":"b"}'],
    ["password: 'it''s'\n", { name: "a.yaml" }, "password: '(x)'\n"],
  ];
  for (const [text, place, masked] of table) {
    it(`turns ${JSON.stringify(text)} into ${JSON.stringify(masked)}`, () =>
      assert.equal(maskSecrets(text, place, mark), masked));
  }

  it("masks a value if, and only if, the same value is refused", () => {
    const part = fc.constantFrom(
      ..."PASSWORD|password|token: |=|:|--|'|\"| |\n|{|}|,|hunter2|https://|user:|@db|/run/x|true|level|Bearer |;|- |>|@|#".split(
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
