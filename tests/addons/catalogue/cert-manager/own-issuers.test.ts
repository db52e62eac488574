import assert from "node:assert/strict";
import {
  awsLoadBalancerController,
  type CertManagerOptions,
  certificateIssuers,
  certManager,
  Deployment,
  externalSecrets,
  type OwnIssuer,
  Tenant,
  traefik,
} from "../../../../components";
import { existingEks, installOn } from "../../../support/aws";
import { bound, install, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const issuerType = "kubernetes:cert-manager.io/v1:ClusterIssuer";
const secretType = "kubernetes:external-secrets.io/v1:ExternalSecret";
const controller = {
  namespace: "cert-manager",
  labels: { "app.kubernetes.io/instance": "cert-manager", "app.kubernetes.io/component": "controller" },
};
const root = "-----BEGIN CERTIFICATE-----";
const vault = {
  kind: "vault",
  server: "https://vault.example.com:8200",
  path: "pki/sign/shop",
  role: "cert-manager",
} as const;

/** Runs cert-manager with these issuers and no others, beside external-secrets. */
function installWith(issuers: Record<string, OwnIssuer>, options: CertManagerOptions = {}) {
  const ingress = options.http01 === true ? [traefik(), awsLoadBalancerController()] : [];
  const addons = [certManager({ letsEncrypt: false, issuers, ...options }), externalSecrets(), ...ingress];
  const accounts = ["external-secrets/external-secrets", "kube-system/aws-load-balancer-controller"];
  return installOn(() => existingEks(accounts), addons);
}

function problemsOf(options: CertManagerOptions): string[] {
  return bound(certManager(options), { builtin: [] }).problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("the issuers of cert-manager", () => {
  it("can be none: a closed site needs neither a way out nor an ingress class", async () => {
    const run = await install([certManager({ letsEncrypt: false })]);
    assert.deepEqual(run.ofType(issuerType), []);
    assert.deepEqual(valuesOf(run, "cert-manager").extraObjects, []);
    const policies = policiesOf(run.resources);
    assert.ok(!connects(policies, controller, { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, controller, { address: "203.0.113.7" }, 80));
  });

  it("can be an authority that cert-manager makes, whose key stays the same", async () => {
    const run = await install([certManager({ letsEncrypt: false, issuers: { internal: { kind: "self-signed-ca" } } })]);
    const specs = run.ofType(issuerType).map(({ name, inputs }) => [name, inputs.spec]);
    assert.deepEqual(specs, [
      ["test-cert-manager-internal", { ca: { secretName: "internal-ca" } }],
      ["test-cert-manager-internal-root", { selfSigned: {} }],
    ]);
    const certificate = run.find("kubernetes:cert-manager.io/v1:Certificate", "test-cert-manager-internal-ca");
    assert.deepEqual(certificate.inputs.metadata, { name: "internal-ca", namespace: "cert-manager" });
    assert.deepEqual(certificate.inputs.spec, {
      isCA: true,
      commonName: "internal",
      secretName: "internal-ca",
      duration: "87600h0m0s",
      privateKey: { algorithm: "ECDSA", size: 384, rotationPolicy: "Never" },
      issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: "internal-root" },
    });
  });

  it("can be an authority whose key is in a store", async () => {
    const run = await installWith({ internal: { kind: "ca", secret: { key: "company-ca" } } });
    assert.deepEqual(run.find(issuerType, "test-cert-manager-internal").inputs.spec, {
      ca: { secretName: "internal-ca" },
    });
    const { spec } = run.find(secretType, "test-cert-manager-internal-ca").inputs;
    const { data, target } = spec as { data: unknown; target: { template: { type: string } } };
    assert.equal(target.template.type, "kubernetes.io/tls");
    assert.deepEqual(data, [
      { secretKey: "tls.crt", remoteRef: { key: "company-ca", property: "certificate" } },
      { secretKey: "tls.key", remoteRef: { key: "company-ca", property: "privateKey" } },
    ]);
  });

  it("can be Vault, which knows cert-manager by its service account", async () => {
    const internal = { ...vault, namespace: "shop", caBundle: root, cidrs: ["10.9.0.0/24"] };
    const run = await install([certManager({ letsEncrypt: false, issuers: { internal } })]);
    assert.deepEqual(run.find(issuerType, "test-cert-manager-internal").inputs.spec, {
      vault: {
        server: "https://vault.example.com:8200",
        path: "pki/sign/shop",
        namespace: "shop",
        caBundle: Buffer.from(root).toString("base64"),
        auth: {
          kubernetes: {
            role: "cert-manager",
            mountPath: "/v1/auth/kubernetes",
            serviceAccountRef: { name: "cert-manager" },
          },
        },
      },
    });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, controller, { address: "10.9.0.4" }, 8200));
    const [role] = valuesOf(run, "cert-manager").extraObjects as [string];
    assert.deepEqual((JSON.parse(role) as { rules: unknown }).rules, [
      { apiGroups: [""], resources: ["serviceaccounts/token"], resourceNames: ["cert-manager"], verbs: ["create"] },
    ]);
    assert.ok(!connects(policies, controller, { address: "10.9.1.4" }, 8200));
    assert.ok(!connects(policies, controller, { address: "203.0.113.7" }, 443));
  });

  it("can be another ACME server, with an account of one's own and the challenges of Let's Encrypt", async () => {
    const company: OwnIssuer = {
      kind: "acme",
      server: "https://acme.example.com/directory",
      email: "platform@example.com",
      accountKey: { key: "acme-account" },
      externalAccountBinding: { keyId: "id-1", key: { key: "acme-binding" } },
    };
    const run = await installWith({ company }, { http01: true });
    assert.deepEqual(run.find(issuerType, "test-cert-manager-company").inputs.spec, {
      acme: {
        server: "https://acme.example.com/directory",
        email: "platform@example.com",
        privateKeySecretRef: { name: "company-account" },
        disableAccountKeyGeneration: true,
        externalAccountBinding: { keyID: "id-1", keySecretRef: { name: "company-account-binding", key: "key" } },
        solvers: [{ http01: { ingress: { ingressClassName: "traefik" } } }],
      },
    });
    const keys = run.ofType(secretType).map(({ name, inputs }) => [name, (inputs.spec as { data: unknown }).data]);
    assert.deepEqual(keys, [
      ["test-cert-manager-company-account", [{ secretKey: "tls.key", remoteRef: { key: "acme-account" } }]],
      ["test-cert-manager-company-account-binding", [{ secretKey: "key", remoteRef: { key: "acme-binding" } }]],
    ]);
  });

  it("are chosen by workloads by name, beside those of Let's Encrypt", async () => {
    const run = await runProgram(() => {
      const addons = [certManager({ issuers: { internal: { kind: "self-signed-ca" } } }), traefik()];
      const home = platform(addons);
      assert.deepEqual(Object.keys(home.all(certificateIssuers)), ["staging", "production", "internal"]);
      const tenant = new Tenant("team", { platform: home });
      const expose = { host: "web.example.com", issuer: "internal" };
      new Deployment("web", { tenant, image: "registry.example.com/web:1.0.0", port: 8080, expose });
    });
    const { metadata } = run.find("kubernetes:networking.k8s.io/v1:Ingress", "web").inputs;
    const { annotations } = metadata as { annotations: Record<string, string> };
    assert.equal(annotations["cert-manager.io/cluster-issuer"], "internal");
  });

  it("refuses names that are taken, and values that no issuer has", () => {
    const issuers: Record<string, OwnIssuer> = {
      staging: { kind: "self-signed-ca", validDays: 1 },
      internal: { kind: "vault", server: "http://vault", path: "pki", role: "", mountPath: "kubernetes", cidrs: [] },
      company: { kind: "acme", server: "https://acme.example.com/directory", email: "platform", caBundle: "none" },
      other: { kind: "ca", secret: { key: "" } },
    };
    assert.deepEqual(problemsOf({ issuers }), [
      'issuers.staging: expected a name that the Let\'s Encrypt issuers do not use, got "staging"; choose another name, or set letsEncrypt: false',
      "issuers.staging.validDays: expected a whole number of days from 30 to 36500, got 1",
      'issuers.internal.server: expected a URL such as "https://vault.example.com:8200", got "http://vault"',
      "issuers.internal.cidrs: expected at least one range, got []; remove it if the server is on the internet",
      'issuers.internal.path: expected a signing path such as "pki/sign/shop", got "pki"',
      'issuers.internal.role: expected the name of a role, got ""',
      'issuers.internal.mountPath: expected a path such as "/v1/auth/kubernetes", got "kubernetes"',
      'issuers.company.caBundle: expected certificates as PEM, got "none"',
      'issuers.company.email: expected an e-mail address such as "platform@example.com", got "platform"',
      'issuers.other.secret.key: expected the name of a secret in the store, such as "backups", got ""',
    ]);
  });

  it("refuses challenges that no issuer asks for", () => {
    assert.deepEqual(problemsOf({ letsEncrypt: false, http01: true }), [
      "http01: expected no value, because no issuer uses challenges, got true",
    ]);
  });
});
