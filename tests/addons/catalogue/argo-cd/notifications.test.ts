import assert from "node:assert/strict";
import { type ArgoCdOptions, type ArgoNotifications, argoCd, externalSecrets } from "../../../../components";
import { existingEks } from "../../../support/aws";
import { bound, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const notifications: ArgoNotifications = {
  secret: { key: "argocd/notifications" },
  slack: {},
  email: {
    from: "argocd@example.com",
    host: "smtp.example.com",
    port: 587,
    usernameField: "user",
    passwordField: "password",
  },
  webhooks: { tickets: { urlField: "tickets-url" } },
  subscriptions: [
    { recipients: ["slack:deployments", "tickets"], events: ["deployed", "sync-failed"] },
    { recipients: ["email:shop@example.com"], matchLabels: { team: "shop", tier: "web" } },
  ],
};

function run(options: ArgoCdOptions) {
  return runProgram(() => {
    const cluster = existingEks(["external-secrets/external-secrets"]);
    platform([argoCd(options), externalSecrets()], { cluster });
  });
}

interface Values {
  readonly enabled: boolean;
  readonly secret?: unknown;
  readonly notifiers: Readonly<Record<string, string>>;
  readonly triggers: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
  readonly subscriptions?: unknown;
}

async function valuesFor(options: ArgoCdOptions): Promise<Values> {
  return valuesOf(await run(options), "argo-cd").notifications as Values;
}

const parsed = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, JSON.parse(text) as Record<string, unknown>]));

describe("notifications of Argo CD", () => {
  it("are off, or left to you", async () => {
    assert.equal((await valuesFor({})).enabled, false);
    const { enabled, secret, subscriptions } = await valuesFor({ notifications: true });
    assert.deepEqual([enabled, secret, subscriptions], [true, undefined, undefined]);
  });

  it("reach services whose credentials are references", async () => {
    const { enabled, secret, notifiers } = await valuesFor({ notifications });
    assert.deepEqual([enabled, secret], [true, { create: false }]);
    assert.deepEqual(parsed(notifiers), {
      "service.slack": { token: "$slack-token" },
      "service.email": {
        from: "argocd@example.com",
        host: "smtp.example.com",
        port: 587,
        username: "$user",
        password: "$password",
      },
      "service.webhook.tickets": {
        url: "$tickets-url",
        headers: [{ name: "Content-Type", value: "application/json" }],
      },
    });
  });

  it("copy one secret of a store, with the fields that the services name", async () => {
    const made = (await run({ notifications })).find(
      "kubernetes:external-secrets.io/v1:ExternalSecret",
      "test-argo-cd-argocd-notifications-secret",
    );
    const fields = ["slack-token", "user", "password", "tickets-url"];
    assert.deepEqual(
      (made.inputs.spec as { data: unknown }).data,
      fields.map((property) => ({
        secretKey: property,
        remoteRef: { key: "argocd/notifications", property },
      })),
    );
  });

  it("tell of three events, each to its subscribers", async () => {
    const { triggers, templates, subscriptions } = await valuesFor({ notifications });
    const events = ["deployed", "sync-failed", "degraded"];
    assert.deepEqual(Object.keys(triggers).sort(), events.map((event) => `trigger.${event}`).sort());
    assert.deepEqual(Object.keys(templates).sort(), events.map((event) => `template.${event}`).sort());
    assert.deepEqual(subscriptions, [
      { recipients: ["slack:deployments", "tickets"], triggers: ["deployed", "sync-failed"] },
      { recipients: ["email:shop@example.com"], triggers: events, selector: "team=shop,tier=web" },
    ]);
    const [deployed] = JSON.parse(triggers["trigger.deployed"] ?? "") as Record<string, unknown>[];
    assert.deepEqual(
      [deployed?.send, deployed?.oncePer],
      [["deployed"], "app.status.operationState?.syncResult?.revision"],
    );
    const template = parsed(templates)["template.sync-failed"] as { message: string; webhook: { tickets: unknown } };
    assert.match(template.message, /^\{\{ \.app\.metadata\.name \}\} failed to sync: /);
    assert.ok(template.webhook.tickets);
  });

  it("may leave to the services' ports only", async () => {
    const policies = policiesOf((await run({ notifications })).resources);
    const controller = { namespace: "argocd", labels: { "app.kubernetes.io/name": "argocd-notifications-controller" } };
    assert.deepEqual(
      [443, 587, 25].map((port) => connects(policies, controller, { address: "203.0.113.7" }, port)),
      [true, true, false],
    );
  });

  const refused: readonly (readonly [Partial<ArgoNotifications>, path: string, message: RegExp])[] = [
    [{ subscriptions: [] }, "notifications.subscriptions", /at least one subscription/],
    [
      { subscriptions: [{ recipients: ["teams:a"] }] },
      "notifications.subscriptions[0].recipients[0]",
      /slack:CHANNEL, email:ADDRESS, tickets, got "teams:a"/,
    ],
    [{ subscriptions: [{ recipients: ["slack"] }] }, "notifications.subscriptions[0].recipients[0]", /got "slack"/],
    [{ subscriptions: [{ recipients: [] }] }, "notifications.subscriptions[0].recipients", /at least one recipient/],
    [{ slack: { tokenField: "a b" } }, "notifications.slack.tokenField", /a field name of letters/],
    [
      { email: { from: "a@b", host: "c", usernameField: "d" } },
      "notifications.email",
      /usernameField and passwordField/,
    ],
    [{ secret: { key: "" } }, "notifications.secret.key", /the name of a secret/],
  ];
  for (const [changes, path, message] of refused) {
    it(`refuse ${path} of ${JSON.stringify(changes)}`, () => {
      const { problems } = bound(argoCd({ notifications: { ...notifications, ...changes } }), {});
      assert.match(problems.find((problem) => problem.path === path)?.message ?? JSON.stringify(problems), message);
    });
  }
});
