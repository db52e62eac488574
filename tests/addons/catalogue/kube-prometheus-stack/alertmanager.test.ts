import assert from "node:assert/strict";
import { type AlertmanagerOptions, externalSecrets, kubePrometheusStack } from "../../../../components";
import { existingEks } from "../../../support/aws";
import { bound, platform } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const receivers: AlertmanagerOptions["receivers"] = {
  team: {
    slack: { webhookUrl: { key: "alerts/slack" }, channel: "#alerts" },
    email: {
      to: "team@example.com",
      from: "alerts@example.com",
      smarthost: "smtp.example.com:587",
      username: "alerts",
      password: { key: "alerts/smtp", field: "password" },
    },
  },
  oncall: { pagerDuty: { routingKey: { key: "alerts/pagerduty", store: "vault" } } },
  hook: { webhook: { url: { key: "alerts/hook" } } },
  office: {
    msTeams: { webhookUrl: { key: "alerts/teams" } },
  },
};
const routes: AlertmanagerOptions["routes"] = [
  { receiver: "oncall", severities: ["critical", "warning"], namespaces: ["shop"] },
  { receiver: "hook", alerts: ["Watchdog"] },
];
const all: AlertmanagerOptions = { receivers, routes, defaultReceiver: "team" };

function valuesFor(alertmanager: AlertmanagerOptions) {
  const nobody = { find: () => undefined, all: () => ({}) };
  return bound(kubePrometheusStack({ alertmanager }), { storageClasses: {} }).values(nobody, {}) as {
    alertmanager: { config?: { route?: { receiver?: string } }; alertmanagerSpec: Record<string, unknown> };
  };
}

describe("receivers of alerts", () => {
  it("are in Alertmanager's configuration, with their credentials in files", () => {
    const { config, alertmanagerSpec } = valuesFor(all).alertmanager;
    const file = (name: string) => `/etc/alertmanager/secrets/alertmanager-${name}/value`;
    assert.deepEqual(config, {
      route: {
        receiver: "team",
        routes: [
          { receiver: "oncall", matchers: ['severity =~ "critical|warning"', 'namespace =~ "shop"'] },
          { receiver: "hook", matchers: ['alertname =~ "Watchdog"'] },
          { receiver: "null", matchers: ['alertname =~ "Watchdog|InfoInhibitor"'] },
        ],
      },
      receivers: [
        { name: "null" },
        {
          name: "team",
          slack_configs: [{ send_resolved: true, api_url_file: file("team-slack"), channel: "#alerts" }],
          email_configs: [
            {
              send_resolved: true,
              to: "team@example.com",
              from: "alerts@example.com",
              smarthost: "smtp.example.com:587",
              require_tls: true,
              auth_username: "alerts",
              auth_password_file: file("team-email"),
            },
          ],
        },
        { name: "oncall", pagerduty_configs: [{ send_resolved: true, routing_key_file: file("oncall-pagerduty") }] },
        { name: "hook", webhook_configs: [{ send_resolved: true, url_file: file("hook-webhook") }] },
        {
          name: "office",
          msteamsv2_configs: [{ send_resolved: true, webhook_url_file: file("office-msteams") }],
        },
      ],
    });
    const secrets = ["team-slack", "team-email", "oncall-pagerduty", "hook-webhook", "office-msteams"];
    assert.deepEqual(
      [alertmanagerSpec.secrets, alertmanagerSpec.useExistingSecret],
      [secrets.map((name) => `alertmanager-${name}`), undefined],
    );
  });

  it("need no name for the only receiver, and none for a whole configuration", () => {
    const only = valuesFor({ receivers: { hook: { webhook: { url: { key: "hook" } } } } });
    assert.equal(only.alertmanager.config?.route?.receiver, "hook");
    const { config, alertmanagerSpec } = valuesFor({ configSecret: "alerts" }).alertmanager;
    assert.deepEqual(
      [config, alertmanagerSpec.useExistingSecret, alertmanagerSpec.configSecret],
      [undefined, true, "alerts"],
    );
  });

  it("get their credentials from the platform's stores, and are reached at their ports only", async () => {
    const cluster = existingEks(["external-secrets/external-secrets"]);
    const stored = { receivers: { team: { ...receivers?.team } } };
    const run = await runProgram(() => {
      platform([kubePrometheusStack({ alertmanager: stored }), externalSecrets()], { cluster });
    });
    const copied = run
      .ofType("kubernetes:external-secrets.io/v1:ExternalSecret")
      .map(({ inputs }) => [inputs.metadata, (inputs.spec as { data: unknown }).data])
      .toReversed();
    assert.deepEqual(copied, [
      [
        { name: "alertmanager-team-slack", namespace: "monitoring" },
        [{ secretKey: "value", remoteRef: { key: "alerts/slack" } }],
      ],
      [
        { name: "alertmanager-team-email", namespace: "monitoring" },
        [{ secretKey: "value", remoteRef: { key: "alerts/smtp", property: "password" } }],
      ],
    ]);
    const policies = policiesOf(run.resources);
    const alertmanager = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "alertmanager" } };
    assert.deepEqual(
      [443, 587, 25].map((port) => connects(policies, alertmanager, { address: "203.0.113.7" }, port)),
      [true, true, false],
    );
  });

  const slack = { webhookUrl: { key: "a" } };
  const refused: readonly (readonly [AlertmanagerOptions, path: string, message: RegExp])[] = [
    [{}, "alertmanager", /receivers|configSecret/],
    [{ receivers: {} }, "alertmanager.receivers", /at least one receiver/],
    [{ receivers: { team: {} } }, "alertmanager.receivers.team", /at least one option such as slack/],
    [{ receivers: { Team: { slack } } }, "alertmanager.receivers.Team", /got "Team"/],
    [
      { receivers: { team: { slack: { webhookUrl: { key: "" } } } } },
      "alertmanager.receivers.team.slack.webhookUrl.key",
      /name of a secret/,
    ],
    [{ receivers: { a: { slack }, b: { slack } } }, "alertmanager.defaultReceiver", /one of a, b/],
    [{ receivers: { a: { slack } }, defaultReceiver: "b" }, "alertmanager.defaultReceiver", /got "b"/],
    [
      { receivers: { a: { slack } }, routes: [{ receiver: "b", namespaces: ["c"] }] },
      "alertmanager.routes[0].receiver",
      /got "b"/,
    ],
    [
      { receivers: { a: { slack } }, routes: [{ receiver: "a" }] },
      "alertmanager.routes[0]",
      /at least one of severities, namespaces, alerts/,
    ],
    [
      { receivers: { a: { slack } }, routes: [{ receiver: "a", alerts: [".*"] }] },
      "alertmanager.routes[0].alerts[0]",
      /got "\.\*"/,
    ],
    [
      { receivers: { a: { email: { to: "a@b", from: "a@b", smarthost: "smtp.example.com", username: "a" } } } },
      "alertmanager.receivers.a.email.smarthost",
      /a host and a port/,
    ],
    [
      { receivers: { a: { email: { to: "a@b", from: "a@b", smarthost: "smtp.example.com:25", username: "a" } } } },
      "alertmanager.receivers.a.email.password",
      /a secret, because username is set/,
    ],
  ];
  for (const [alertmanager, path, message] of refused) {
    it(`refuse ${path} of ${JSON.stringify(alertmanager)}`, () => {
      const problems = bound(kubePrometheusStack({ alertmanager }), {}).problems;
      const found = problems.find((problem) => problem.path === path);
      assert.match(found?.message ?? JSON.stringify(problems), message);
    });
  }
});
