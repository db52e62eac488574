import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { descriptions } from "../../cli/plan/descriptions";
import { ConfigMap, Deployment } from "../../components";
import { checkPlainValue, checkText, checkWords } from "../../components/plain-secrets";
import { tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

/* Made up, and in two parts so that no scanner takes this file for a leak. */
const made = (prefix: string, rest: string) => `${prefix}${rest}`;
const aws = made("AKIA", "QWERTYUIOPASDFGH".replace(/[018]/g, "2"));
const pem = `${made("-----BEGIN RSA ", "PRIVATE KEY-----")}\nabc`;

describe("checkPlainValue", () => {
  const fine: [string, unknown][] = [
    ["DB_PASSWORD_FILE", "/run/secrets/db"],
    ["TOKEN_FILE", "token"],
    ["SECRET_NAME", "database"],
    ["PASSWORD_MIN_LENGTH", "12"],
    ["TOKEN_TTL", "15m"],
    ["AUTH_TOKEN_URL", "https://login.example.com/token"],
    ["API_KEY_HEADER", "X-Api-Key"],
    ["REQUIRE_PASSWORD", "true"],
    ["TOKEN", "$(TOKEN_FROM_SECRET)"],
    ["SECRET", "/etc/app/secret.txt"],
    ["PASSWORD", ""],
    ["PASSWORD", pulumi.output("x")],
    ["MAX_TOKENS", "many"],
    ["TOKENIZER", "sentencepiece"],
    ["KEYBOARD", "qwerty"],
    ["COMPASS", "north"],
    ["DATABASE_URL", "postgres://app@db:5432/app"],
    ["DATABASE_URL", "postgres://orders-service-account-prod-1@db:5432/app"],
    ["DATABASE_URL", "postgres://app:$(PASSWORD)@db:5432/app"],
    ["PODINFO_UI_COLOR", "#34577c"],
    ["REDIS_ADDR", "redis-cart:6379"],
    ["SENTRY_DSN", `https://${"0123456789abcdef".repeat(2)}@o1.ingest.example.com/1`],
    ["IMAGE", `r.example.com/a@sha256:${"0123456789abcdef".repeat(4)}`],
    ["GIT_SHA", "0123456789abcdef0123456789abcdef01234567"],
    ["TENANT_ID", "0f0f0f0f-1111-2222-3333-444455556666"],
    ["CA_BUNDLE", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"],
    ["PUBLIC_KEY", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ me@example.com"],
    ["KMS_KEY", "arn:aws:kms:eu-central-1:111122223333:key/0f0f0f0f-1111-2222-3333-444455556666"],
    ["STRIPE_PUBLISHABLE_KEY", `pk_live_${"aB3d".repeat(6)}`],
    ["DSN", "shop:$(PASSWORD)@tcp(mysql:3306)/shop"],
    ["DOCS_URL", "https://example.com/docs?sig=howto&password=false"],
  ];
  fine.push(["CONFIG", '{"tokenTtl":"15m","passwordFile":"/run/secrets/db","token":"$(TOKEN)"}']);
  it("looks into JSON, whose names are not those of the variable", () => {
    const found = checkPlainValue("env.CONFIG", "CONFIG", '{"db":{"password":"hunter2hunter2"}}', "f");
    assert.match(
      found[0]?.message ?? "",
      /^expected a value without secrets, got a value that looks like a secret \(password\)/,
    );
  });
  for (const [name, value] of fine) {
    it(`accepts ${name}`, () => assert.deepEqual(checkPlainValue("p", name, value, "f"), []));
  }

  const wrong: [string, string, string][] = [
    ["DB_PASSWORD", "hunter2", "a secret, because of its name"],
    ["PASSWORD_1", "hunter2", "a secret, because of its name"],
    ["SECRET_KEY_BASE", "abcdef0123", "a secret, because of its name"],
    ["apiKey", "abcdef0123", "a secret, because of its name"],
    ["GITHUB_TOKEN", "x", "a secret, because of its name"],
    ["MYSQL_PASS", "x", "a secret, because of its name"],
    ["ANY", aws, "an AWS access key"],
    ["ANY", `x ${pem}`, "a private key"],
    ["ANY", made("ghp_", "a".repeat(36)), "a GitHub token"],
    ["ANY", made("AIza", "b".repeat(35)), "a Google API key"],
    ["ANY", made("xoxb-", "1234567890-abc"), "a Slack token"],
    ["DATABASE_URL", "postgres://app:hunter2@db:5432/app", "a connection string with a password"],
    ["REDIS_URL", "redis://:hunter2@cache", "a connection string with a password"],
    ["REPOSITORY", "https://k3jf82hg9s0dk2lq8w7e6r5t@git.example.com/shop", "a connection string with a password"],
    [
      "REPOSITORY",
      "https://deploy-pat_k3jf82hg9s0dk2lq8w7e6r5t@git.example.com/shop",
      "a connection string with a password",
    ],
    ["REPOSITORY", `https://glpat-${"k3jf".repeat(5)}@git.example.com/shop`, "a GitLab token"],
    [
      "SENTRY_DSN",
      "https://0123456789abcdef0123456789abcdef:fedcba9876543210fedcba9876543210@o1.ingest.sentry.io/2",
      "a connection string with a password",
    ],
    ["CONNECTION", "Server=db;User Id=sa;Password=hunter2;", "a connection string with a password"],
    ["CONNECTION", "AccountName=a;AccountKey=abc+/=;", "a connection string with a password"],
    ["DSN", "shop:hunter2@tcp(mysql:3306)/shop", "a connection string with a password"],
    ["DSN", "host=db user=shop password=hunter2 dbname=shop", "a connection string with a password"],
    ["DSN", "password=hunter2 host=db", "a connection string with a password"],
    ["JDBC_URL", "jdbc:postgresql://db/shop?user=shop&password=hunter2", "a connection string with a password"],
    ["JDBC_URL", "jdbc:oracle:thin:shop/hunter2@db:1521:xe", "a connection string with a password"],
    ["HEADER", `Authorization: Bearer ${"a1".repeat(20)}`, "a connection string with a password"],
    ["CONFIG", `proxy_set_header Authorization "Basic ${"a1".repeat(9)}";`, "a connection string with a password"],
    ["BLOB_URL", `https://a.blob.example.com/c?sp=r&sig=${"aB3".repeat(14)}%3D`, "a shared access signature"],
    ["BUNDLE", Buffer.from(`${made("-----BEGIN RSA ", "PRIVATE KEY-----")}\nMIIE`).toString("base64"), "a private key"],
    ["ANY", made("xapp-", "1-A0123456789-1234567890123-0123456789abcdef0123"), "a Slack app token"],
    ["ANY", made("whsec", `_${"aB3d".repeat(8)}`), "a signing secret"],
    ["ANY", made("hf", `_${"aBcD".repeat(8)}xY`), "a Hugging Face token"],
    ["ANY", made("dapi", "0123456789abcdef".repeat(2)), "a Databricks token"],
    ["ANY", made("glsa", `_${"aB3d".repeat(8)}_0123abcd`), "a Grafana token"],
    ["ANY", made("shpat", `_${"0123456789abcdef".repeat(2)}`), "a Shopify token"],
    ["ANY", made("123456789:A", "A".repeat(34)), "a Telegram token"],
    [
      "ANY",
      `{"auths":{"r.example.com":{"auth":"${Buffer.from("shop:hunter2").toString("base64")}"}}}`,
      "a login to a registry",
    ],
    ["KUBECONFIG", "users:\n- user:\n    token: abcdef0123456789\n", "a secret (token)"],
    ["HMAC_KEY", "abcdef0123", "a secret, because of its name"],
  ];
  for (const [name, value, what] of wrong) {
    it(`refuses ${name} with ${what}, and does not quote it`, () => {
      assert.deepEqual(checkPlainValue("p", name, value, "f"), [
        {
          path: "p",
          message: `expected a value without secrets, got a value that looks like ${what}; f; if it is not a secret, write { notSecret: … }`,
        },
      ]);
    });
  }
});

describe("checkWords", () => {
  const cases: [string[], string[]][] = [
    [["--password-file=/run/secrets/p", "--token", "/run/token", "--level=info"], []],
    [["--api-key", "$(API_KEY)", "--password=$(DB_PASSWORD)"], []],
    [["sh", "-ec", 'redis-cli -a "$(cat /run/password)" ping'], []],
    [["--password=hunter2"], ["w[0]"]],
    [["--db-password", "hunter2"], ["w[1]"]],
    [["sh", "-c", "PGPASSWORD=x DB_PASSWORD=hunter2 psql"], ["w[2]"]],
    [["sh", "-c", "login --token abcdef && run"], ["w[2]"]],
    [["--url=https://user:hunter2@example.com"], ["w[0]"]],
  ];
  for (const [words, paths] of cases) {
    it(`finds ${paths.length} in ${words.join(" ")}`, () => {
      assert.deepEqual(
        checkWords("w", words, "f").map(({ path }) => path),
        paths,
      );
    });
  }
});

describe("checkText", () => {
  it("searches a text of a mebibyte, whatever it consists of", () => {
    for (const part of ["x", "a.", "a-", '"a', "a ", "--a", "a:"]) {
      assert.deepEqual(checkText("p", part.repeat(2 ** 20 / part.length), "f"), []);
    }
  });

  const fine = [
    "secretName: tls\ntokenFile: /var/run/token\npassword: ${DB_PASSWORD}\n",
    "local token = ngx.var.http_authorization\n",
    'password = os.environ["DB_PASSWORD"]\n',
    'maxmemory 64mb\nsave ""\n',
    "password:\n  secretKeyRef: x\n",
  ];
  for (const text of fine) {
    it(`accepts ${JSON.stringify(text)}`, () => assert.deepEqual(checkText("t", text, "f"), []));
  }
  const wrong = ["a: 1\npassword: hunter2\n", '{"db": {"apiKey": "abc"}}', "[main]\nsecret_key = abc\n", pem];
  for (const text of wrong) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(checkText("t", text, "f").length, 1));
  }
});

describe("a program with secrets in the open", () => {
  const run = (
    env: Record<string, string | { notSecret: string }>,
    data: Record<string, string | { notSecret: string }>,
  ) =>
    runProgram(() => {
      const team = tenant();
      new Deployment("web", { tenant: team, image: "web:1", env, args: [{ notSecret: "--token=none-yet" }] });
      new ConfigMap("settings", { tenant: team, immutable: false, data });
    });

  it("is refused before it creates anything", async () => {
    await assert.rejects(run({ API_TOKEN: "abc" }, { a: "b" }), (error: Error) => {
      assert.match(
        error.message,
        /deployment "web" of tenant "team" is not valid:\n✖ env\.API_TOKEN: expected a value without secrets, got a value that looks/,
      );
      return !error.message.includes("abc");
    });
    await assert.rejects(
      run({}, { "app.ini": "password = hunter2" }),
      /✖ data\.app\.ini: expected a value without secrets/,
    );
  });

  it("may say that a value is none, and the plan shows it", async () => {
    const program = await run({ API_TOKEN: { notSecret: "public" } }, { password: { notSecret: "public" } });
    const describe = descriptions(program.resources);
    const deployment = program.find("kubernetes:apps/v1:Deployment", "web");
    assert.ok(describe(deployment).values.includes("declared as not secret: env.API_TOKEN, args[0]"));
    const { spec } = deployment.inputs as { spec: { template: { spec: { containers: object[] } } } };
    const [container] = spec.template.spec.containers as { env: object[]; args: string[] }[];
    assert.deepEqual(container?.env, [{ name: "API_TOKEN", value: "public" }]);
    assert.deepEqual(container?.args, ["--token=none-yet"]);
    const config = program.find("kubernetes:core/v1:ConfigMap", "settings");
    assert.deepEqual(config.inputs.data, { password: "public" });
    assert.ok(describe(config).values.includes("declared as not secret: data.password"));
  });
});
