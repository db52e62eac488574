import assert from "node:assert/strict";
import {
  type AwsPrivatecaIssuerOptions,
  awsLoadBalancerController,
  awsPrivatecaIssuer,
  certManager,
  Deployment,
  Tenant,
  traefik,
} from "../../../../components";
import { existingEks, statementsOf } from "../../../support/aws";
import { installOnEks } from "../../../support/eks";
import { bound, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const name = "aws-privateca-issuer";
const authorityArn =
  "arn:aws:acm-pca:eu-west-1:999988887777:certificate-authority/12345678-1234-1234-1234-123456789012";
const company = { authorityArn, template: "EndEntityServerAuthCertificate/V1" };
const closed = { letsEncrypt: false };
const pod = { namespace: name, labels: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name } };

const install = (options: AwsPrivatecaIssuerOptions = { issuers: { company } }) =>
  installOnEks([certManager(closed), awsPrivatecaIssuer(options)]);

describe("aws-privateca-issuer", () => {
  it("makes an issuer in the region of the authority, and lets cert-manager approve its requests", async () => {
    const run = await install();
    const { inputs } = run.find(
      "kubernetes:awspca.cert-manager.io/v1beta1:AWSPCAClusterIssuer",
      `test-${name}-company`,
    );
    assert.deepEqual(inputs.metadata, { name: "company" });
    assert.deepEqual(inputs.spec, {
      arn: authorityArn,
      region: "eu-west-1",
      pcaTemplate: { defaultTemplateName: "EndEntityServerAuthCertificate/V1" },
    });
    const { approverRole, env, replicaCount, serviceMonitor } = valuesOf(run, name);
    assert.deepEqual(approverRole, { enabled: true, serviceAccountName: "cert-manager", namespace: "cert-manager" });
    assert.deepEqual(env, { AWS_REGION: "eu-central-1" });
    assert.equal(replicaCount, 1);
    assert.deepEqual(serviceMonitor, { create: false });
  });

  it("signs certificates of end entities of these authorities only", async () => {
    assert.deepEqual(statementsOf(await install(), name, name), [
      {
        Effect: "Allow",
        Action: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"],
        Resource: [authorityArn],
      },
      {
        Effect: "Allow",
        Action: ["acm-pca:IssueCertificate"],
        Resource: [authorityArn],
        Condition: {
          ArnLike: {
            "acm-pca:TemplateArn": [
              "arn:aws:acm-pca:::template/EndEntity*",
              "arn:aws:acm-pca:::template/BlankEndEntityCertificate*",
            ],
          },
        },
      },
    ]);
  });

  it("assumes the role of an authority of another account, and may do nothing else there", async () => {
    const role = "arn:aws:iam::999988887777:role/issuer";
    const issuers = { company: { authorityArn, role }, second: { authorityArn, role } };
    const run = await install({ issuers });
    const { spec } = run.find(
      "kubernetes:awspca.cert-manager.io/v1beta1:AWSPCAClusterIssuer",
      `test-${name}-company`,
    ).inputs;
    assert.deepEqual(spec, { arn: authorityArn, region: "eu-west-1", role });
    assert.deepEqual(statementsOf(run, name, name), [
      { Effect: "Allow", Action: ["sts:AssumeRole", "sts:TagSession"], Resource: [role] },
    ]);
  });

  it("signs by its own role and by others' roles, if there are both", async () => {
    const role = "arn:aws:iam::999988887777:role/issuer";
    const run = await install({ issuers: { company, foreign: { authorityArn, role } } });
    assert.deepEqual(
      statementsOf(run, name, name).map(({ Resource }) => Resource),
      [[authorityArn], [authorityArn], [role]],
    );
  });

  it("talks to the API server, AWS and nobody else", async () => {
    const policies = policiesOf((await install()).resources);
    assert.ok(connects(policies, pod, { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, pod, { address: "203.0.113.7" }, 80));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod, 8080));
  });

  it("is chosen by workloads by name, with a lifetime, and needs no ingress class for challenges", async () => {
    const run = await runProgram(() => {
      const issuers = { company: { authorityArn, duration: "720h", renewBefore: "240h" } };
      const addons = [certManager(closed), awsLoadBalancerController(), traefik(), awsPrivatecaIssuer({ issuers })];
      const home = platform(addons, {
        cluster: existingEks([`${name}/${name}`, "kube-system/aws-load-balancer-controller"]),
      });
      const expose = { host: "web.example.com", issuer: "company" };
      const tenant = new Tenant("team", { platform: home });
      new Deployment("web", { tenant, image: "registry.example.com/web:1.0.0", port: 8080, expose });
    });
    const { metadata } = run.find("kubernetes:networking.k8s.io/v1:Ingress", "web").inputs;
    assert.deepEqual((metadata as { annotations: unknown }).annotations, {
      "cert-manager.io/issuer": "company",
      "cert-manager.io/issuer-kind": "AWSPCAClusterIssuer",
      "cert-manager.io/issuer-group": "awspca.cert-manager.io",
      "cert-manager.io/duration": "720h",
      "cert-manager.io/renew-before": "240h",
    });
  });

  it("needs cert-manager", async () => {
    await assert.rejects(
      installOnEks([awsPrivatecaIssuer({ issuers: { company } })]),
      /aws-privateca-issuer: needs cert-manager, which nothing provides; add cert-manager/,
    );
  });

  it("refuses authorities and templates that it cannot sign with", () => {
    const bad = {
      authorityArn: "arn:aws:acm:eu-west-1:1:certificate/1",
      role: "issuer",
      template: "SubordinateCACertificate_PathLen0/V1",
    };
    const options = { issuers: { Company: { ...bad, duration: "5m", renewBefore: "1h" } } };
    const problems = bound(awsPrivatecaIssuer(options), { cloud: "aws" }).problems.map(({ path }) => path);
    assert.deepEqual(
      problems.filter((path) => path.startsWith("issuers")),
      [
        "issuers.Company",
        "issuers.Company.duration",
        "issuers.Company.renewBefore",
        "issuers.Company.authorityArn",
        "issuers.Company.role",
        "issuers.Company.template",
      ],
    );
  });
});
