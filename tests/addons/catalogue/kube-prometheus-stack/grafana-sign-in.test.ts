import assert from "node:assert/strict";
import {
  awsLoadBalancerController,
  certManager,
  externalSecrets,
  type GrafanaOidc,
  type KubePrometheusStackOptions,
  kubePrometheusStack,
  traefik,
} from "../../../../components";
import { existingEks } from "../../../support/aws";
import { bound, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const oidc: GrafanaOidc = {
  name: "Okta",
  authUrl: "https://acme.okta.com/oauth2/v1/authorize",
  tokenUrl: "https://acme.okta.com/oauth2/v1/token",
  userInfoUrl: "https://acme.okta.com/oauth2/v1/userinfo",
  clientId: "grafana",
  clientSecret: { key: "grafana/oidc", field: "secret" },
  adminGroups: ["platform"],
  editorGroups: ["shop developers"],
};
const host = "grafana.example.com";

function run(options: KubePrometheusStackOptions) {
  return runProgram(() => {
    const cluster = existingEks(["external-secrets/external-secrets", "kube-system/aws-load-balancer-controller"]);
    const addons = [externalSecrets(), certManager(), traefik(), awsLoadBalancerController()];
    platform([kubePrometheusStack(options), ...addons], { cluster });
  });
}

type GrafanaValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

describe("Grafana behind a host", () => {
  it("signs people in, gives them the role of their groups, and keeps strangers out", async () => {
    const made = await run({ grafana: { host, oidc } });
    const grafana = valuesOf(made, "kube-prometheus-stack").grafana as GrafanaValues;
    const ini = grafana["grafana.ini"] as GrafanaValues;
    assert.deepEqual(ini.server, { domain: host, root_url: `https://${host}/`, enforce_domain: true });
    assert.deepEqual(ini["auth.generic_oauth"], {
      enabled: true,
      name: "Okta",
      client_id: "grafana",
      auth_url: oidc.authUrl,
      token_url: oidc.tokenUrl,
      api_url: oidc.userInfoUrl,
      scopes: "openid profile email groups",
      use_pkce: true,
      allow_sign_up: true,
      role_attribute_path:
        "contains(groups[*], 'platform') && 'Admin' || contains(groups[*], 'shop developers') && 'Editor' || 'Viewer'",
      role_attribute_strict: true,
    });
    assert.deepEqual([ini.auth?.disable_login_form, ini["auth.anonymous"]?.enabled], [true, false]);
    assert.deepEqual(grafana.envValueFrom, {
      GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET: { secretKeyRef: { name: "grafana-oidc", key: "value" } },
    });
    assert.deepEqual(grafana.ingress, {
      enabled: true,
      ingressClassName: "traefik",
      annotations: { "cert-manager.io/cluster-issuer": "letsencrypt-production" },
      hosts: [host],
      tls: [{ hosts: [host], secretName: "grafana-tls" }],
    });
    const secret = made.find(
      "kubernetes:external-secrets.io/v1:ExternalSecret",
      "test-kube-prometheus-stack-grafana-oidc",
    );
    assert.deepEqual((secret.inputs.spec as { data: unknown }).data, [
      { secretKey: "value", remoteRef: { key: "grafana/oidc", property: "secret" } },
    ]);
  });

  it("is reached by the ingress controller only, and reaches the issuer", async () => {
    const policies = policiesOf((await run({ grafana: { host, oidc } })).resources);
    const labels = { "app.kubernetes.io/name": "grafana" };
    const grafana = { namespace: "monitoring", labels: { ...labels, "keelson.dev/exposed": "true" } };
    const controller = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    const world = { address: "203.0.113.7" };
    assert.deepEqual(
      [
        connects(policies, controller, grafana, 3000),
        connects(policies, { namespace: "team", labels: {} }, grafana, 3000),
        connects(policies, grafana, world, 443),
      ],
      [true, false, true],
    );
  });

  it("lets nobody in who is in none of its groups, if viewers have groups too", async () => {
    const made = await run({ grafana: { host, oidc: { ...oidc, editorGroups: undefined, viewerGroups: ["all"] } } });
    const ini = (valuesOf(made, "kube-prometheus-stack").grafana as GrafanaValues)["grafana.ini"] as GrafanaValues;
    assert.equal(
      ini["auth.generic_oauth"]?.role_attribute_path,
      "contains(groups[*], 'platform') && 'Admin' || contains(groups[*], 'all') && 'Viewer'",
    );
  });

  const refused: readonly (readonly [KubePrometheusStackOptions, path: string, message: RegExp])[] = [
    [{ grafana: { host } }, "grafana.oidc", /an OIDC client, because the option host needs a sign-in/],
    [{ grafana: { oidc } }, "grafana.host", /a host name for the sign-in, because oidc is set/],
    [{ grafana: { host: "Grafana", oidc } }, "grafana.host", /got "Grafana"/],
    [{ grafana: { host, oidc: { ...oidc, tokenUrl: "http://a" } } }, "grafana.oidc.tokenUrl", /https/],
    [{ grafana: { host, oidc: { ...oidc, adminGroups: ["a'b"] } } }, "grafana.oidc.adminGroups[0]", /without quotes/],
    [{ remoteWrite: [{ url: "http://mimir.example.com" }] }, "remoteWrite[0].url", /https/],
    [{ remoteWrite: [{ url: "https://a:b@mimir.example.com" }] }, "remoteWrite[0].url", /without credentials/],
    [
      { remoteWrite: [{ url: "https://mimir.example.com", headers: { Authorization: "Bearer a" } }] },
      "remoteWrite[0].headers.Authorization",
      /without credentials/,
    ],
    [
      { remoteWrite: [{ url: "https://a.example.com", basicAuth: { key: "a" }, bearerToken: { key: "b" } }] },
      "remoteWrite[0].bearerToken",
      /basicAuth/,
    ],
  ];
  for (const [options, path, message] of refused) {
    it(`refuses ${path} of ${JSON.stringify(options).slice(0, 60)}`, () => {
      const { problems } = bound(kubePrometheusStack(options), {});
      assert.match(problems.find((problem) => problem.path === path)?.message ?? JSON.stringify(problems), message);
    });
  }
});

describe("remote write of Prometheus", () => {
  it("sends metrics with credentials of a store, and opens the ports of stores outside", async () => {
    const made = await run({
      remoteWrite: [
        {
          url: "https://mimir.example.com:8443/api/v1/push",
          basicAuth: { key: "mimir" },
          headers: { "X-Scope-OrgID": "prod" },
        },
        { url: "https://metrics.example.com/write", bearerToken: { key: "metrics", field: "token" } },
        { url: "http://mimir.mimir.svc:8080/api/v1/push" },
      ],
    });
    const { prometheusSpec } = valuesOf(made, "kube-prometheus-stack").prometheus as GrafanaValues;
    const secret = (index: number, key: string) => ({ name: `prometheus-remote-write-${index}`, key });
    assert.deepEqual(prometheusSpec?.remoteWrite, [
      {
        url: "https://mimir.example.com:8443/api/v1/push",
        basicAuth: { username: secret(0, "username"), password: secret(0, "password") },
        headers: { "X-Scope-OrgID": "prod" },
      },
      { url: "https://metrics.example.com/write", authorization: { credentials: secret(1, "value") } },
      { url: "http://mimir.mimir.svc:8080/api/v1/push" },
    ]);
    const copied = made.ofType("kubernetes:external-secrets.io/v1:ExternalSecret");
    assert.deepEqual(
      copied.map(({ name }) => name),
      [0, 1].map((index) => `test-kube-prometheus-stack-prometheus-remote-write-${index}`),
    );
    const policies = policiesOf(made.resources);
    const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
    assert.deepEqual(
      [8443, 443, 8080].map((port) => connects(policies, prometheus, { address: "203.0.113.7" }, port)),
      [true, true, false],
    );
  });
});
