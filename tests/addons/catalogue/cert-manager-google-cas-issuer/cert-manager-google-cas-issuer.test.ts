import assert from "node:assert/strict";
import {
  type Addon,
  type CertManagerGoogleCasIssuerOptions,
  certManager,
  certManagerGoogleCasIssuer,
  externalSecrets,
  Platform,
} from "../../../../components";
import { gkeCluster } from "../../../support/gke";
import { bound, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const name = "cert-manager-google-cas-issuer";
const pod = { namespace: name, labels: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name } };
const issuers = {
  company: { location: "europe-west3", pool: "company" },
  one: { location: "europe-west3", pool: "company", authority: "second" },
  shared: { location: "europe-west3", pool: "company", project: "security" },
};

const install = (own: CertManagerGoogleCasIssuerOptions = { issuers }, others: readonly Addon[] = []) =>
  runProgram(
    () => {
      const addons = [certManager({ letsEncrypt: false }), certManagerGoogleCasIssuer(own), ...others];
      new Platform("test", { cluster: gkeCluster(), addons, tier: "standard" });
    },
    { preview: false, secrets: "plain" },
  );

describe("google-cas-issuer", () => {
  it("makes an issuer for each pool, and lets cert-manager approve its requests", async () => {
    const run = await install();
    const made = run.ofType("kubernetes:cas-issuer.jetstack.io/v1beta1:GoogleCASClusterIssuer");
    assert.deepEqual(
      made.map(({ inputs }) => [(inputs.metadata as { name: string }).name, inputs.spec]),
      [
        ["company", { project: "example-test", location: "europe-west3", caPoolId: "company" }],
        [
          "one",
          {
            project: "example-test",
            location: "europe-west3",
            caPoolId: "company",
            certificateAuthorityId: "second",
          },
        ],
        ["shared", { project: "security", location: "europe-west3", caPoolId: "company" }],
      ],
    );
    const { app, replicaCount } = valuesOf(run, name);
    assert.deepEqual(app, {
      approval: {
        enabled: true,
        subjects: [{ kind: "ServiceAccount", name: "cert-manager", namespace: "cert-manager" }],
      },
    });
    assert.equal(replicaCount, 2);
  });

  it("may request certificates of these pools only, each granted once", async () => {
    const run = await install();
    const member =
      "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/" +
      `example-test.svc.id.goog/subject/ns/${name}/sa/${name}`;
    const role = "roles/privateca.certificateRequester";
    const grants = run.ofType("gcp:certificateauthority/caPoolIamMember:CaPoolIamMember");
    assert.deepEqual(
      grants.map(({ inputs }) => inputs),
      ["example-test", "security"].map((project) => ({
        role,
        member,
        caPool: `projects/${project}/locations/europe-west3/caPools/company`,
      })),
    );
  });

  it("uses templates, and may use each of them", async () => {
    const elsewhere = "projects/security/locations/europe-west3/certificateTemplates/servers";
    const run = await install({
      issuers: {
        company: { ...issuers.company, template: "servers" },
        one: { ...issuers.one, template: "servers" },
        shared: { ...issuers.shared, template: elsewhere },
      },
    });
    const own = "projects/example-test/locations/europe-west3/certificateTemplates/servers";
    const made = run.ofType("kubernetes:cas-issuer.jetstack.io/v1beta1:GoogleCASClusterIssuer");
    assert.deepEqual(
      made.map(({ inputs }) => (inputs.spec as { certificateTemplate: string }).certificateTemplate),
      [own, own, elsewhere],
    );
    const grants = run.ofType("gcp:certificateauthority/certificateTemplateIamMember:CertificateTemplateIamMember");
    assert.deepEqual(
      grants.map(({ name: granted, inputs }) => [granted, inputs.role, inputs.certificateTemplate]),
      [
        [`test-${name}-privateca.templateUser-example-test-europe-west3-servers`, "roles/privateca.templateUser", own],
        [
          `test-${name}-privateca.templateUser-security-europe-west3-servers`,
          "roles/privateca.templateUser",
          elsewhere,
        ],
      ],
    );
  });

  it("requests the certificates of one issuer by a key from a store, and then has no role on its pool", async () => {
    const own = { issuers: { company: issuers.company, other: { ...issuers.shared, credentials: { key: "cas" } } } };
    const run = await install(own, [externalSecrets()]);
    const issuer = run.find("kubernetes:cas-issuer.jetstack.io/v1beta1:GoogleCASClusterIssuer", `test-${name}-other`);
    assert.deepEqual(issuer.inputs.spec, {
      project: "security",
      location: "europe-west3",
      caPoolId: "company",
      credentials: { name: "credentials-other", key: "value" },
    });
    const secret = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", `test-${name}-credentials-other`);
    assert.deepEqual(secret.inputs.metadata, { name: "credentials-other", namespace: name });
    const grants = run.ofType("gcp:certificateauthority/caPoolIamMember:CaPoolIamMember");
    assert.deepEqual(
      grants.map(({ inputs }) => inputs.caPool),
      ["projects/example-test/locations/europe-west3/caPools/company"],
    );
  });

  it("has no identity on Google Cloud, if every issuer has a key", () => {
    const keyed = { issuers: { company: { ...issuers.company, credentials: { key: "cas", field: "json" } } } };
    const { identities, secrets } = bound(certManagerGoogleCasIssuer(keyed), { cloud: "gcp" });
    assert.deepEqual(identities, []);
    assert.deepEqual(secrets, [{ name: "credentials-company", from: { key: "cas" }, data: { value: "json" } }]);
  });

  it("talks to the API server, Google Cloud and nobody else", async () => {
    const policies = policiesOf((await install()).resources);
    assert.ok(connects(policies, pod, { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, pod, { address: "203.0.113.7" }, 80));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod, 9402));
  });

  it("refuses what names no pool", () => {
    const bad = { location: "europe", pool: "a/b", project: "1", authority: "", template: "a/b" };
    const options = { issuers: { company: { ...bad, credentials: { key: "" } } } };
    const { problems } = bound(certManagerGoogleCasIssuer(options), { cloud: "gcp" });
    assert.deepEqual(
      problems.map(({ path }) => path).filter((path) => path.startsWith("issuers")),
      ["location", "pool", "project", "authority", "template", "credentials.key"].map(
        (key) => `issuers.company.${key}`,
      ),
    );
  });
});
