import type { PlannedResource } from "../../../cli/plan/planned-resource";
import type { PullRequest } from "./pull-request";
import { deployment, object } from "./pull-request-parts";

const declaring = (paths: string, metadata: object = {}) => ({
  metadata: { annotations: { "keelson.dev/not-secret": paths }, ...metadata },
});

/** A Deployment that is annotated itself, as in a plain program. */
function annotated(paths: string, variables: Readonly<Record<string, string>>): PlannedResource {
  const made = deployment("mailer", { env: Object.entries(variables).map(([name, value]) => ({ name, value })) });
  return object("apps/v1:Deployment", "boutique/mailer", { ...made.inputs, ...declaring(paths) });
}

const password = "correct-horse-battery-9";
const settings = (data: object, more: object = {}) => object("core/v1:ConfigMap", "boutique/mailer", { data, ...more });

/** Pull requests that put secrets where everybody can read them. */
export const secretPullRequests: readonly PullRequest[] = [
  {
    name: "a password among the variables, and a declaration about another one",
    before: [annotated("env.TOKEN_STORE", { TOKEN_STORE: "memory-only" })],
    after: [annotated("env.TOKEN_STORE", { TOKEN_STORE: "memory-only", SMTP_PASSWORD: password })],
    head: [
      "unprotected: Deployment boutique/mailer: SMTP_PASSWORD looks like a secret in plain text",
      'restart: Deployment boutique/mailer: pods replaced, new ones start first: env[SMTP_PASSWORD] (nothing) → {"name":"SMTP_PASSWORD","value":"(looks like a secret)"}',
    ],
    fails: [/^Weaker, or cut off: Deployment boutique\/mailer: SMTP_PASSWORD looks like a secret in plain text; /],
  },
  {
    name: "a variable that is newly declared not to be secret",
    before: [annotated("env.OTHER", {})],
    after: [annotated("env.OTHER env.SMTP_PASSWORD", { SMTP_PASSWORD: password })],
    head: [
      "unprotected: Deployment boutique/mailer: SMTP_PASSWORD looks like a secret in plain text, but the program declares that it is no secret",
      'restart: Deployment boutique/mailer: pods replaced, new ones start first: env[SMTP_PASSWORD] (nothing) → {"name":"SMTP_PASSWORD","value":"(looks like a secret)"}',
    ],
    fails: [/^Weaker, or cut off: .* but the program declares that it is no secret; /],
  },
  {
    name: "another value of a variable that was declared not to be secret before",
    before: [annotated("env.TOKEN_STORE", { TOKEN_STORE: "memory-only" })],
    after: [annotated("env.TOKEN_STORE", { TOKEN_STORE: "on-disk" })],
    head: [
      'unjudged: Deployment boutique/mailer: spec.template.spec.containers[mailer].env[TOKEN_STORE].value "memory-only" → "on-disk"',
      "restart: Deployment boutique/mailer: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: /],
  },
  {
    name: "another password in plain text, and an address beside it",
    before: [settings({ "db.yaml": `password: ${password}\nhost: db-1\n` })],
    after: [settings({ "db.yaml": "password: another-horse-3\nhost: db-2\n" })],
    head: [
      'unjudged: ConfigMap boutique/mailer: data["db.yaml"].host "db-1" → "db-2", data["db.yaml"].password "(looks like a secret)" → "(looks like a secret 2)"',
      'removed: ConfigMap boutique/mailer: deleted and created again because of data["db.yaml"].host "db-1" → "db-2"',
    ],
    fails: [/^Judge it yourself, because no rule covers it: /],
  },
  {
    name: "a token on a command line",
    before: [deployment("mailer", { args: ["serve"] })],
    after: [
      deployment("mailer", { args: ["serve", "--api-token", password, `--db=postgres://shop:${password}@db/shop`] }),
    ],
    head: [
      "unprotected: Deployment boutique/mailer: containers[mailer].args[2] looks like a secret in plain text",
      "unprotected: Deployment boutique/mailer: containers[mailer].args[3] looks like a secret in plain text",
      'unjudged: Deployment boutique/mailer: spec.template.spec.containers[mailer].args[1] (nothing) → "--api-token"',
      'unjudged: Deployment boutique/mailer: spec.template.spec.containers[mailer].args[--api-token] (nothing) → "(looks like a secret)"',
      'unjudged: Deployment boutique/mailer: spec.template.spec.containers[mailer].args[3] (nothing) → "--db=postgres://shop:(looks like a secret)@db/shop"',
      "restart: Deployment boutique/mailer: pods replaced, new ones start first",
    ],
    fails: [/^Weaker, or cut off: /, /^Judge it yourself, because no rule covers it: /],
  },
];
