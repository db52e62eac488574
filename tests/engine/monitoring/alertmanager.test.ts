import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { resolveTools } from "../../../cli/toolchain";
import { fields } from "../../../cli/values";
import { externalSecrets, kubePrometheusStack } from "../../../components";
import { install, valuesOf } from "../../support/programs";

/** Returns Alertmanager's configuration with every kind of receiver, and routes by severity and namespace. */
async function configuration(): Promise<Readonly<Record<string, unknown>>> {
  const key = (name: string) => ({ store: "vault", key: name });
  const email = {
    to: "team@example.com",
    from: "alerts@example.com",
    smarthost: "smtp.example.com:587",
    username: "alerts",
    password: key("smtp"),
  };
  const run = await install([
    externalSecrets({ vault: { server: "https://vault.example.com", path: "secret", role: "test" } }),
    kubePrometheusStack({
      alertmanager: {
        receivers: {
          team: { slack: { webhookUrl: key("slack"), channel: "#shop" }, email, webhook: { url: key("hook") } },
          "on-call": { pagerDuty: { routingKey: key("pager") } },
        },
        routes: [{ receiver: "on-call", severities: ["critical"], namespaces: ["shop"] }],
        defaultReceiver: "team",
      },
    }),
  ]);
  return fields(fields(valuesOf(run, "kube-prometheus-stack"), "alertmanager"), "config");
}

describe("Alertmanager's configuration, by amtool's judgement", () => {
  const directory = mkdtempSync(join(tmpdir(), "keelson-alertmanager-"));
  const file = join(directory, "alertmanager.yaml");
  let amtool: string;

  before(async () => {
    amtool = (await resolveTools(["amtool"])).amtool.path;
    writeFileSync(file, stringify(await configuration()));
  });

  after(() => rmSync(directory, { recursive: true }));

  const run = (...parameters: string[]) => {
    const { status, stdout, stderr } = spawnSync(amtool, parameters, { encoding: "utf8" });
    return { status, stdout, said: `${stdout}${stderr}` };
  };

  it("is valid, and amtool refuses one whose route has no receiver", async () => {
    const { status, said } = run("check-config", file);
    assert.equal(status, 0, said);
    assert.match(said, /[2-9] receivers/);
    const broken = join(directory, "broken.yaml");
    writeFileSync(broken, stringify({ ...(await configuration()), receivers: [{ name: "other" }] }));
    const refused = run("check-config", broken);
    assert.equal(refused.status, 1);
    assert.match(refused.said, /undefined receiver/);
  });

  const routes: readonly (readonly [string, readonly string[], string])[] = [
    ["a critical alert of the shop", ["alertname=A", "severity=critical", "namespace=shop"], "on-call"],
    ["a warning of the shop", ["alertname=A", "severity=warning", "namespace=shop"], "team"],
    ["a critical alert of another namespace", ["alertname=A", "severity=critical", "namespace=other"], "team"],
  ];
  for (const [what, labels, receiver] of routes) {
    it(`sends ${what} to ${receiver}`, () => {
      const { status, stdout, said } = run("config", "routes", "test", `--config.file=${file}`, ...labels);
      assert.equal(status, 0, said);
      assert.equal(stdout.trim(), receiver);
    });
  }
});
