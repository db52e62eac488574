import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import type { ProgramRun } from "../../components/testing";
import { runOwnStack } from "../support/programs";

type Keys = Readonly<Record<string, unknown>>;

const gateways = {
  controller: "gateway.envoyproxy.io/gatewayclass-controller",
  pods: { namespace: "gateways", labels: { app: "envoy" } },
  listeners: { http: 80, https: 443 },
  redirectsHttp: false,
};
const logStore = {
  url: "http://loki.logs.svc:3100",
  pods: { namespace: "logs", labels: { app: "loki" } },
  port: 3100,
};

/** Runs the stack `local`, whose existing cluster brings more. */
function run(brought: Keys, keys: Readonly<Record<string, string>> = {}): Promise<ProgramRun> {
  const { config } = readStack(readProject(process.cwd()), "local");
  const cluster = { ...(JSON.parse(config["keelson:cluster"] ?? "") as Keys), ...brought };
  return runOwnStack("local", { "keelson:cluster": JSON.stringify(cluster), ...keys });
}

const addonsOf = ({ resources }: ProgramRun) =>
  resources.filter(({ type }) => type === "kubernetes:helm.sh/v3:Release").map(({ inputs }) => inputs.name);

describe("an existing cluster's own Gateways", () => {
  it("expose workloads by the class that is the default, without an add-on", async () => {
    const gatewayClasses = { envoy: { ...gateways, isDefault: true } };
    const made = await run(
      { gatewayClasses, issuers: { production: { name: "own" } } },
      { "keelson:ingress": "none", "keelson:issuer": "production", "keelson:addons": '{ "cert-manager": false }' },
    );
    const [gateway] = made.ofType("kubernetes:gateway.networking.k8s.io/v1:Gateway");
    assert.equal((gateway?.inputs.spec as { gatewayClassName?: string } | undefined)?.gatewayClassName, "envoy");
    assert.match(JSON.stringify(made.ofType("kubernetes:networking.k8s.io/v1:NetworkPolicy")), /"gateways"/);
    assert.ok(!addonsOf(made).includes("traefik"));
  });

  const wrong: readonly (readonly [Keys, string])[] = [
    [
      { envoy: { ...gateways, controller: "envoy" } },
      'gatewayClasses.envoy.controller: expected a domain and a path such as "haproxy.org/ingress-controller", got "envoy"',
    ],
    [{ Envoy: gateways }, 'gatewayClasses.Envoy: expected the name of a GatewayClass, got "Envoy"'],
    [
      { envoy: { ...gateways, pods: { namespace: "gateways", labels: {} } } },
      "gatewayClasses.envoy.pods.labels: expected at least one label, got {}",
    ],
    [
      { one: { ...gateways, isDefault: true }, two: { ...gateways, isDefault: true } },
      'gatewayClasses: expected only one class with isDefault: true, got ["one","two"]',
    ],
  ];
  for (const [gatewayClasses, line] of wrong) {
    it(`are refused: ${line}`, () =>
      assert.rejects(run({ gatewayClasses }), ({ message }: Error) => message.includes(line) || assert.fail(message)));
  }
});

describe("an existing cluster's own Loki", () => {
  it("takes the logs that fluent-bit collects, and no other is installed", async () => {
    const keys = {
      "keelson:wiring": "prod",
      "keelson:logs": "loki",
      "keelson:addons": '{ "external-secrets": false }',
    };
    const addons = addonsOf(await run({ logStore }, keys));
    assert.deepEqual(
      ["fluent-bit", "loki"].map((name) => addons.includes(name)),
      [true, false],
    );
    const installed = addonsOf(await run({}, keys));
    assert.ok(installed.includes("loki"), "without it");
  });

  it("is checked", () =>
    assert.rejects(
      run({ logStore: { ...logStore, pods: { namespace: "logs", labels: {} } } }),
      /logStore\.pods\.labels: expected at least one label, got \{\}/,
    ));
});
