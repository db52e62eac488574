import assert from "node:assert/strict";
import { difference, failing, failingClasses, fileSettings, headLines } from "../../../cli/plan/difference";

const stack = (more: string) => `config:\n  aws:region: eu-central-1\n  app:size: 3\n${more}`;
const disabled = (list: string) => stack(`  pulumi:disable-default-providers: ${list}\n`);

const cases: readonly [what: string, before: string, after: string, lines: readonly string[], fails: boolean][] = [
  [
    "another provider of secrets",
    stack("secretsprovider: awskms://alias/prod\nencryptedkey: AAAA\n"),
    stack("secretsprovider: passphrase\n"),
    [
      'unprotected: Pulumi.prod.yaml: secretsprovider "awskms://alias/prod" → "passphrase": another key protects the stack\'s secrets',
      "secret: Pulumi.prod.yaml: encryptedkey has a new value: another key encrypts the stack's secrets",
    ],
    true,
  ],
  [
    "another key",
    stack("encryptedkey: AAAA\n"),
    stack("encryptedkey: BBBB\n"),
    ["secret: Pulumi.prod.yaml: encryptedkey has a new value: another key encrypts the stack's secrets"],
    false,
  ],
  [
    "default providers that are allowed again",
    disabled("['*']"),
    stack(""),
    [
      'unprotected: Pulumi.prod.yaml: pulumi:disable-default-providers[0] "*" → (nothing): resources without a provider use the deployer\'s own settings and credentials again',
    ],
    true,
  ],
  [
    "one of them that is allowed again, in a list that is JSON",
    disabled(`'["aws","kubernetes"]'`),
    disabled("[kubernetes]"),
    [
      'unprotected: Pulumi.prod.yaml: pulumi:disable-default-providers[0] "aws" → (nothing): resources without a provider use the deployer\'s own settings and credentials again',
    ],
    true,
  ],
  [
    "default providers that are no longer allowed",
    stack(""),
    disabled("['*']"),
    ['other: Pulumi.prod.yaml: pulumi:disable-default-providers[0] (nothing) → "*"'],
    false,
  ],
  [
    "another place of the state",
    "name: shop\nbackend: { url: s3://state }\n",
    "name: shop\nbackend: { url: file:///tmp }\n",
    ['unjudged: Pulumi.prod.yaml: backend.url "s3://state" → "file:///tmp"'],
    true,
  ],
  [
    "another password of the place of the state, but not the password",
    "backend: { url: postgres://pulumi:hunter2@db/state }\n",
    "backend: { url: postgres://pulumi:hunter3@db/state }\n",
    [
      'unjudged: Pulumi.prod.yaml: backend.url "postgres://pulumi:(looks like a secret)@db/state" → "postgres://pulumi:(looks like a secret 2)@db/state"',
    ],
    true,
  ],
  [
    "values of an environment, but not the secret ones",
    stack(""),
    stack(
      "environment: { values: { key: { fn::secret: hunter2 }, environmentVariables: { DB_PASSWORD: hunter3 } } }\n",
    ),
    [
      'unjudged: Pulumi.prod.yaml: environment.values.environmentVariables.DB_PASSWORD (nothing) → "(looks like a secret 2)"',
      'unjudged: Pulumi.prod.yaml: environment.values.key["fn::secret"] (nothing) → "(looks like a secret)"',
    ],
    true,
  ],
  [
    "values that come from somewhere else",
    stack("environment: [shop/prod]\n"),
    stack("environment: [shop/prod, shop/extra]\n"),
    ['unjudged: Pulumi.prod.yaml: environment[1] (nothing) → "shop/extra"'],
    true,
  ],
  ["the program's own values", stack(""), stack("").replace("3", "4"), [], false],
  ["a description", "name: shop\ndescription: a\n", "name: shop\ndescription: b\n", [], false],
];

describe("settings of the engine in a project's and a stack's file", () => {
  for (const [what, before, after, lines, fails] of cases) {
    it(`show ${what}`, () => {
      const settings = fileSettings("Pulumi.prod.yaml", before, after);
      const head = headLines([], [], difference([], []), [], settings);
      assert.deepEqual(
        head.map((line) => `${line.class}: ${line.text}`),
        lines,
      );
      assert.equal(failing(head, failingClasses(), { allowed: [] }).length > 0, fails);
      assert.doesNotMatch(JSON.stringify(settings), /AAAA|hunter/);
    });
  }
});
