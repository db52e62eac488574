import assert from "node:assert/strict";
import {
  type CertManagerOptions,
  certManager,
  Deployment,
  envoyGateway,
  type OwnIssuer,
  Tenant,
  traefik,
} from "../../../../components";
import { bound, install, platform } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const lived = { duration: "36h", renewBefore: "90m" };
const internal: OwnIssuer = { kind: "self-signed-ca", validDays: 365, renewBeforeDays: 90, ...lived };
const options: CertManagerOptions = { letsEncrypt: false, issuers: { internal } };

function deploy(controller: typeof envoyGateway | typeof traefik) {
  return runProgram(() => {
    const tenant = new Tenant("team", { platform: platform([certManager(options), controller()]) });
    const expose = { host: "web.example.com", issuer: "internal" };
    new Deployment("web", { tenant, image: "registry.example.com/web:1.0.0", port: 8080, expose });
  });
}

const specOf = (inputs: Record<string, unknown>) => inputs.spec as Record<string, unknown>;

function problemsOf(issuers: Record<string, OwnIssuer>): string[] {
  const { problems } = bound(certManager({ letsEncrypt: false, issuers }), { builtin: [] });
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("the lifetimes of certificates", () => {
  it("are those of the authority itself", async () => {
    const run = await install([certManager(options)]);
    const { duration, renewBefore } = specOf(
      run.find("kubernetes:cert-manager.io/v1:Certificate", "test-cert-manager-internal-ca").inputs,
    );
    assert.deepEqual([duration, renewBefore], ["8760h0m0s", "2160h0m0s"]);
  });

  it("are asked for by Ingresses and by the certificates of Gateways, as cert-manager writes them", async () => {
    const { metadata } = (await deploy(traefik)).find("kubernetes:networking.k8s.io/v1:Ingress", "web").inputs;
    assert.deepEqual((metadata as { annotations: unknown }).annotations, {
      "cert-manager.io/cluster-issuer": "internal",
      "cert-manager.io/duration": "36h",
      "cert-manager.io/renew-before": "90m",
    });
    const { inputs } = (await deploy(envoyGateway)).find("kubernetes:cert-manager.io/v1:Certificate", "web-tls");
    const { duration, renewBefore } = specOf(inputs);
    assert.deepEqual([duration, renewBefore], ["36h0m0s", "1h30m0s"]);
  });

  it("are refused if cert-manager would refuse them", () => {
    const secret = { key: "ca" };
    assert.deepEqual(
      problemsOf({
        short: { kind: "ca", secret, duration: "30m" },
        late: { kind: "ca", secret, duration: "24h", renewBefore: "24h" },
        default: { kind: "ca", secret, renewBefore: "3000h" },
        early: { kind: "self-signed-ca", validDays: 30, renewBeforeDays: 30, renewBefore: "1m" },
        right: { kind: "ca", secret, duration: "1h", renewBefore: "5m" },
      }),
      [
        'issuers.short.duration: expected a duration of at least an hour, such as "720h", got "30m"',
        'issuers.late.renewBefore: expected a duration of at least "5m" and less than 24h, got "24h"',
        'issuers.default.renewBefore: expected a duration of at least "5m" and less than 2160h, got "3000h"',
        "issuers.early.renewBeforeDays: expected a whole number of days from 1 to 29, got 30",
        'issuers.early.renewBefore: expected a duration of at least "5m" and less than 2160h, got "1m"',
      ],
    );
  });
});
