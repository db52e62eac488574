import assert from "node:assert/strict";
import * as keelson from "../../components";
import {
  catalogue,
  certificateIssuers,
  defaultGatewayClass,
  defaultIngressClass,
  dnsRecords,
  externalMetrics,
  ingressClasses,
  loadBalancers,
  monitoring,
  nodeAutoscaling,
  resourceMetrics,
  secretStores,
} from "../../components";
import { catalogueProviders } from "../../components/addons";
import * as addons from "../../components/addons/catalogue";
import { chartCrds } from "../../components/testing/charts";

/** Charts whose names do not say what they install. */
const otherCharts = new Map([["envoy-gateway", "gateway-helm"]]);

describe("the catalogue", () => {
  it("has every add-on once, named as its chart, with an exact version and a repository", () => {
    const names = catalogue.map(({ facts }) => facts.name);
    assert.deepEqual(names, [...new Set(names)].sort());
    for (const { facts } of catalogue) {
      assert.equal(otherCharts.get(facts.name) ?? facts.name, facts.chart.name);
      assert.match(facts.chart.version, /^v?\d+\.\d+\.\d+$/, facts.name);
      assert.match(facts.chart.repository, /^(https|oci):\/\//, facts.name);
    }
  });

  it("says of every add-on what ends when it is removed", () => {
    const silent = catalogue.filter(({ facts }) => facts.whenRemoved === undefined).map(({ facts }) => facts.name);
    assert.deepEqual(silent, []);
  });

  it("exports every add-on from the package, under a name that no capability has", () => {
    const exported: Readonly<Record<string, unknown>> = { ...keelson };
    const lost = Object.entries(addons).filter(([name, addon]) => exported[name] !== addon);
    assert.deepEqual(lost, []);
  });

  it("names the add-ons that provide a capability, except retired ones", () => {
    assert.deepEqual(catalogueProviders(resourceMetrics), ["metrics-server"]);
    assert.deepEqual(catalogueProviders(defaultIngressClass), ["aws-load-balancer-controller", "traefik"]);
    assert.deepEqual(catalogueProviders(defaultGatewayClass), ["envoy-gateway", "traefik"]);
    assert.deepEqual(catalogueProviders(ingressClasses), ["aws-load-balancer-controller", "traefik"]);
    assert.deepEqual(catalogueProviders(nodeAutoscaling), ["cluster-autoscaler", "karpenter"]);
    assert.deepEqual(catalogueProviders(certificateIssuers), [
      "aws-privateca-issuer",
      "cert-manager",
      "cert-manager-google-cas-issuer",
    ]);
    assert.deepEqual(catalogueProviders(loadBalancers), ["aws-load-balancer-controller"]);
    assert.deepEqual(catalogueProviders(secretStores), ["external-secrets"]);
    assert.deepEqual(catalogueProviders(dnsRecords), ["external-dns"]);
    assert.deepEqual(catalogueProviders(monitoring), ["kube-prometheus-stack"]);
    assert.deepEqual(catalogueProviders(externalMetrics), ["keda", "prometheus-adapter"]);
  });

  it("names only providers that run on the cluster's cloud", () => {
    assert.deepEqual(catalogueProviders(defaultIngressClass, "aws"), ["aws-load-balancer-controller", "traefik"]);
    assert.deepEqual(catalogueProviders(defaultIngressClass, "gcp"), ["traefik"]);
    assert.deepEqual(catalogueProviders(nodeAutoscaling, "none"), []);
  });

  it("tells a rehearsal which CRDs a chart brings", () => {
    assert.deepEqual(
      chartCrds("cert-manager").map(({ group, plural, scope }) => `${plural}.${group} ${scope}`),
      [
        "challenges.acme.cert-manager.io Namespaced",
        "orders.acme.cert-manager.io Namespaced",
        "certificates.cert-manager.io Namespaced",
        "certificaterequests.cert-manager.io Namespaced",
        "clusterissuers.cert-manager.io Cluster",
        "issuers.cert-manager.io Namespaced",
      ],
    );
    assert.deepEqual(chartCrds("traefik"), []);
    assert.deepEqual(chartCrds("unheard-of"), []);
    assert.deepEqual(
      chartCrds("cilium").map(({ kind }) => kind),
      ["CiliumNetworkPolicy"],
    );
  });
});
