import assert from "node:assert/strict";
import {
  awsLoadBalancerController,
  type CertificateIssuer,
  type CertManagerOptions,
  certificateIssuers,
  certManager,
  traefik,
} from "../../../../components";
import { awsFacts, existingEks, installOn, statementsOf } from "../../../support/aws";
import { offersIn } from "../../../support/catalogue";
import { cloudFacts, dnsGroupId, dnsZones, existingIn } from "../../../support/clouds";
import { installOnEks } from "../../../support/eks";
import { known } from "../../../support/known";
import { bound, install, platform, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const zone = { domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" };
const account = "cert-manager/cert-manager";
const byDns = {
  selector: { dnsZones: ["example.com"] },
  dns01: { route53: { region: "eu-central-1", hostedZoneID: "Z0123456789ABCDEFGHIJ" } },
};
const controller = {
  namespace: "cert-manager",
  labels: { "app.kubernetes.io/instance": "cert-manager", "app.kubernetes.io/component": "controller" },
};

function problemsOf(options: CertManagerOptions, cloud: "aws" | "gcp" = "aws") {
  return bound(certManager(options), { cloud, cloudFacts: awsFacts }).problems;
}

describe("cert-manager with DNS-01", () => {
  it("uses DNS-01 in its zones, and HTTP-01 elsewhere", async () => {
    const run = await installOnEks([certManager({ dns01: [zone] }), traefik(), awsLoadBalancerController()]);
    for (const { inputs } of run.ofType("kubernetes:cert-manager.io/v1:ClusterIssuer")) {
      const { acme } = inputs.spec as { acme: { solvers: unknown } };
      assert.deepEqual(acme.solvers, [byDns, { http01: { ingress: { ingressClassName: "traefik" } } }]);
    }
    const values = valuesOf(run, "cert-manager");
    assert.equal(values.dns01RecursiveNameserversOnly, true);
    assert.deepEqual(values.serviceAccount, { name: "cert-manager", annotations: {} });
  });

  it("may change only the TXT records of challenges in its zones of Route 53", async () => {
    const run = await installOnEks([certManager({ dns01: [zone], http01: false })]);
    const hostedZone = "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ";
    assert.deepEqual(statementsOf(run, "cert-manager", "cert-manager"), [
      { Effect: "Allow", Action: ["route53:GetChange"], Resource: ["arn:aws:route53:::change/*"] },
      { Effect: "Allow", Action: ["route53:ListResourceRecordSets"], Resource: [hostedZone] },
      {
        Effect: "Allow",
        Action: ["route53:ChangeResourceRecordSets"],
        Resource: [hostedZone],
        Condition: {
          "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] },
          "ForAllValues:StringLike": {
            "route53:ChangeResourceRecordSetsNormalizedRecordNames": [
              "_acme-challenge.example.com",
              "_acme-challenge.*.example.com",
            ],
          },
        },
      },
    ]);
  });

  it("signs updates of a DNS server with a key from a store, and reaches that server", async () => {
    const zones = [dnsZones.none, { ...dnsZones.none, domain: "example.org", port: 5353 }];
    const run = await runProgram(() => {
      const builtin = offersIn("none").filter(({ capability }) => capability.name === "secret-stores");
      platform([certManager({ dns01: zones, http01: false })], { cluster: existingIn("none", [], { builtin }) });
    });
    const { acme } = run.find("kubernetes:cert-manager.io/v1:ClusterIssuer", "test-cert-manager-letsencrypt-production")
      .inputs.spec as { acme: { solvers: readonly { readonly dns01: { readonly rfc2136: object } }[] } };
    assert.deepEqual(
      acme.solvers.map(({ dns01 }) => dns01.rfc2136),
      [
        ["example.com", "10.0.0.53:53"],
        ["example.org", "10.0.0.53:5353"],
      ].map(([domain, nameserver]) => ({
        nameserver,
        protocol: "TCP",
        tsigKeyName: "keelson",
        tsigAlgorithm: "HMACSHA256",
        tsigSecretSecretRef: { name: `tsig.${domain}`, key: "value" },
      })),
    );
    assert.deepEqual(
      run.ofType("kubernetes:external-secrets.io/v1:ExternalSecret").map(({ inputs }) => inputs.metadata),
      ["tsig.example.com", "tsig.example.org"].map((name) => ({ name, namespace: "cert-manager" })),
    );
    const policies = policiesOf(run.resources);
    const reaches = (address: string, port: number) => connects(policies, controller, { address }, port);
    assert.deepEqual(
      [reaches("10.0.0.53", 53), reaches("10.0.0.53", 5353), reaches("10.0.0.54", 53), reaches("3.3.3.3", 443)],
      [true, true, false, true],
    );
  });

  it("needs no ingress class, no solver pods and no port 80 without HTTP-01", async () => {
    const run = await installOn(() => existingEks([account]), [certManager({ dns01: [zone], http01: false })]);
    const issuer = run.find("kubernetes:cert-manager.io/v1:ClusterIssuer", "test-cert-manager-letsencrypt-staging");
    assert.deepEqual((issuer.inputs.spec as { acme: { solvers: unknown } }).acme.solvers, [byDns]);
    const internet = { address: "203.0.113.7" };
    const policies = policiesOf(run.resources);
    assert.deepEqual(
      [80, 443].map((port) => connects(policies, controller, internet, port)),
      [false, true],
    );
    const offers = bound(certManager({ dns01: [zone], http01: false }), { cloud: "aws" }).offers;
    assert.deepEqual(
      offers
        .filter(({ capability }) => capability.name === certificateIssuers.name)
        .map(({ value }) => (value as CertificateIssuer).solver),
      [undefined, undefined],
    );
  });

  it("has the cloud identity of its service account on an existing cluster", async () => {
    const run = await installOn(() => existingEks([account]), [certManager({ dns01: [zone], http01: false })]);
    assert.deepEqual(valuesOf(run, "cert-manager").serviceAccount, {
      name: "cert-manager",
      annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/cert-manager" },
    });
  });

  it("has no identity without zones, and otherwise only in pods of its controller", async () => {
    assert.deepEqual(bound(certManager()).identities, []);
    const run = await install([certManager(), traefik()]);
    assert.equal(valuesOf(run, "cert-manager").dns01RecursiveNameserversOnly, false);
    const eks = await installOnEks([certManager({ dns01: [zone], http01: false })]);
    const agent = { address: "169.254.170.23" };
    const webhook = { ...controller, labels: { ...controller.labels, "app.kubernetes.io/component": "webhook" } };
    assert.ok(connects(policiesOf(eks.resources), controller, agent, 80));
    assert.ok(!connects(policiesOf(eks.resources), webhook, agent, 80));
  });

  it("refuses malformed, foreign and repeated zones, and having no challenge at all", () => {
    assert.deepEqual(problemsOf({ dns01: [{ domain: "Example.com.", hostedZoneId: "/hostedzone/Z1" }] }), [
      {
        path: "dns01[0].domain",
        message: 'expected a lower-case domain without a final dot, such as "example.com", got "Example.com."',
      },
      {
        path: "dns01[0].hostedZoneId",
        message: 'expected the id of a hosted zone such as "Z0123456789ABCDEFGHIJ", got "/hostedzone/Z1"',
      },
    ]);
    assert.deepEqual(problemsOf({ dns01: [zone, zone] }), [
      { path: "dns01", message: 'expected each domain once, got "example.com"; it is listed more than once' },
    ]);
    assert.deepEqual(problemsOf({ dns01: [zone] }, "gcp"), [
      {
        path: "dns01[0]",
        message:
          'expected a zone in Cloud DNS ({ domain, managedZone }), a zone on a DNS server ({ domain, server, tsig }) or a zone in another cloud with credentials, because the cluster is on cloud "gcp"',
      },
    ]);
    assert.deepEqual(problemsOf({ http01: false }), [
      {
        path: "http01",
        message: "expected true, or a zone in dns01, got false; each certificate needs an HTTP-01 or DNS-01 challenge",
      },
    ]);
  });

  const elsewhere = [
    [
      "gcp",
      { cloudDNS: { project: "shop-prod", hostedZoneName: "example-com" } },
      { gcp: [{ role: "roles/dns.admin", dnsZone: "example-com" }] },
    ],
    [
      "azure",
      {
        azureDNS: {
          subscriptionID: cloudFacts.azure.accountId,
          resourceGroupName: "dns",
          hostedZoneName: "example.com",
        },
      },
      {
        azure: [
          {
            role: "DNS Zone Contributor",
            scope: `${dnsGroupId}/providers/Microsoft.Network/dnsZones/example.com`,
          },
        ],
      },
    ],
  ] as const;
  it("finds zones in another project and another subscription", async () => {
    const subscriptionId = "00000000-0000-4000-8000-00000000000d";
    const places = {
      gcp: [{ project: "dns-prod" }, { cloudDNS: { project: "dns-prod", hostedZoneName: "example-com" } }],
      azure: [
        { subscriptionId },
        { azureDNS: { subscriptionID: subscriptionId, resourceGroupName: "dns", hostedZoneName: "example.com" } },
      ],
    } as const;
    for (const cloud of ["gcp", "azure"] as const) {
      const [place, dns01] = places[cloud];
      const addon = certManager({ dns01: [{ ...dnsZones[cloud], ...place }], http01: false });
      const run = await installOn(() => existingIn(cloud, [account]), [addon]);
      const issuer = run.find("kubernetes:cert-manager.io/v1:ClusterIssuer", "test-cert-manager-letsencrypt-staging");
      const { acme } = issuer.inputs.spec as { acme: { solvers: unknown } };
      assert.deepEqual(acme.solvers, [{ selector: { dnsZones: ["example.com"] }, dns01 }]);
    }
  });

  for (const [cloud, dns01, permissions] of elsewhere) {
    it(`uses DNS-01 in zones on ${cloud}, with permissions on these zones only`, async () => {
      const addon = certManager({ dns01: [dnsZones[cloud]], http01: false });
      const run = await installOn(() => existingIn(cloud, [account]), [addon]);
      const issuer = run.find("kubernetes:cert-manager.io/v1:ClusterIssuer", "test-cert-manager-letsencrypt-staging");
      const { acme } = issuer.inputs.spec as { acme: { solvers: unknown } };
      assert.deepEqual(acme.solvers, [{ selector: { dnsZones: ["example.com"] }, dns01 }]);
      const { identities } = bound(addon, { cloud, cloudFacts: cloudFacts[cloud] });
      assert.deepEqual(await known(identities), [{ serviceAccount: "cert-manager", permissions }]);
    });
  }
});
