import assert from "node:assert/strict";
import { defaultGatewayClass, type ExternalDnsOptions, externalDns, offer } from "../../../../components";
import { awsFacts, existingEks, installOn, prometheus, statementsOf } from "../../../support/aws";
import { installOnEks } from "../../../support/eks";
import { bound, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const zones = [{ domain: "dev.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }];
const account = "external-dns/external-dns";
const pod = {
  namespace: "external-dns",
  labels: { "app.kubernetes.io/name": "external-dns", "app.kubernetes.io/instance": "external-dns" },
};

describe("external-dns", () => {
  it("keeps records in its zones only, marks them as this cluster's, and deletes none by default", async () => {
    const run = await installOn(() => existingEks([account]), [externalDns({ zones })]);
    const { sources, policy, domainFilters, extraArgs, registry, txtOwnerId, txtPrefix, env, serviceAccount } =
      valuesOf(run, "external-dns");
    assert.deepEqual(
      { sources, policy, domainFilters, extraArgs, registry, txtOwnerId, txtPrefix, env, serviceAccount },
      {
        sources: ["ingress", "service"],
        policy: "upsert-only",
        domainFilters: ["dev.example.com"],
        extraArgs: ["--aws-zone-match-parent", "--zone-id-filter=Z0123456789ABCDEFGHIJ"],
        registry: "txt",
        txtOwnerId: "test",
        txtPrefix: "%{record_type}-owner.",
        env: [{ name: "AWS_REGION", value: "eu-central-1" }],
        serviceAccount: {
          name: "external-dns",
          annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/external-dns" },
        },
      },
    );
    assert.equal(run.find(releaseType, "test-external-dns").inputs.skipCrds, true);
  });

  it("deletes records with their hosts if the policy is sync", async () => {
    const run = await installOn(() => existingEks([account]), [externalDns({ zones, policy: "sync" })]);
    assert.equal(valuesOf(run, "external-dns").policy, "sync");
  });

  it("may change only addresses and their ownership records below its domain", async () => {
    const run = await installOnEks([externalDns({ zones })]);
    const hostedZone = "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ";
    assert.deepEqual(statementsOf(run, "external-dns", "external-dns"), [
      { Effect: "Allow", Action: ["route53:ListHostedZones"], Resource: ["*"] },
      { Effect: "Allow", Action: ["route53:ListResourceRecordSets"], Resource: [hostedZone] },
      {
        Effect: "Allow",
        Action: ["route53:ChangeResourceRecordSets"],
        Resource: [hostedZone],
        Condition: {
          "ForAllValues:StringEquals": {
            "route53:ChangeResourceRecordSetsRecordTypes": ["A", "AAAA", "CNAME", "TXT"],
          },
          "ForAllValues:StringLike": {
            "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["dev.example.com", "*.dev.example.com"],
          },
        },
      },
    ]);
  });

  it("connects to AWS and the API server, and accepts only Prometheus", async () => {
    const policies = policiesOf((await installOnEks([externalDns({ zones })])).resources);
    assert.ok(connects(policies, pod, { address: "203.0.113.7" }, 443));
    assert.ok(connects(policies, pod, { address: "169.254.170.23" }, 80), "the Pod Identity agent");
    assert.ok(!connects(policies, pod, { address: "169.254.169.254" }, 80), "the metadata service");
    assert.ok(!connects(policies, prometheus, pod, 7979), "no Prometheus is there");
    const watched = await installOn(() => existingEks([account]), [externalDns({ zones })]);
    assert.ok(connects(policiesOf(watched.resources), prometheus, pod, 7979));
    assert.ok(!connects(policiesOf(watched.resources), { namespace: "team", labels: {} }, pod, 7979));
    assert.deepEqual(valuesOf(watched, "external-dns").serviceMonitor, { enabled: true });
  });

  it("also watches routes if workloads use the Gateway API", async () => {
    const listeners = { http: 80, https: 443 };
    const gateway = { name: "g", controller: "example.com/g", listeners, redirectsHttp: false };
    const cluster = () => existingEks([account], { builtin: [offer(defaultGatewayClass, gateway)] });
    const { sources } = valuesOf(await installOn(cluster, [externalDns({ zones })]), "external-dns");
    assert.deepEqual(sources, ["ingress", "service", "gateway-httproute", "gateway-grpcroute"]);
  });

  it("offers its zones to others", () => {
    const { offers } = bound(externalDns({ zones }), { cloud: "aws" });
    assert.deepEqual(
      offers.map(({ capability, value }) => [capability.name, value]),
      [["dns-records", { zones: ["dev.example.com"] }]],
    );
  });

  it("refuses an empty list of zones, malformed zones, and an unknown policy", () => {
    const cluster = { cloud: "aws", cloudFacts: awsFacts } as const;
    const problemsOf = (options: ExternalDnsOptions) => bound(externalDns(options), cluster).problems;
    assert.deepEqual(problemsOf({ zones: [] }), [
      {
        path: "zones",
        message: "expected at least one zone, got []",
      },
    ]);
    assert.deepEqual(problemsOf({ zones: [{ domain: "com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }] }), [
      {
        path: "zones[0].domain",
        message: 'expected a lower-case domain without a final dot, such as "example.com", got "com"',
      },
    ]);
    assert.deepEqual(problemsOf({ zones, policy: "create-only" as "sync" }), [
      { path: "policy", message: 'expected one of "sync", "upsert-only", got "create-only"' },
    ]);
    assert.deepEqual(bound(externalDns({ zones }), { cloud: "aws" }).problems, [
      {
        path: "cluster.cloudFacts",
        message: "expected accountId, region and clusterName, to limit permissions on AWS",
      },
    ]);
  });
});
