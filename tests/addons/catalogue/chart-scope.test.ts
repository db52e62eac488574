import assert from "node:assert/strict";
import { catalogue } from "../../../components";
import { valuesKnownBy } from "../../../components/charts";

/** Cluster-scoped kinds and namespaces that a chart renders only for values that its add-on never sets, each with that value. */
const onRequest: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "external-dns": { CustomResourceDefinition: "crds/, which is skipped" },
  "gateway-helm": { MutatingWebhookConfiguration: "topologyInjector.enabled", Namespace: "createNamespace" },
  "kube-prometheus-stack": {
    CustomResourceDefinition: "crds.enabled; a companion brings them",
    default: "prometheus.prometheusSpec.ignoreNamespaceSelectors",
  },
  traefik: { CustomResourceDefinition: "crds/, which is skipped", MutatingWebhookConfiguration: "hub.token" },
};

/** Webhooks that hold up no workload, each with the reason. */
const passing: Readonly<Record<string, string>> = {
  "aws-load-balancer-controller":
    "those of pods select labels that load balancers need, or pass while nothing answers, as that of Ingresses does; that of Services is off",
};

/** Webhooks that a program registers itself when it starts. */
const registersItself: ReadonlySet<string> = new Set(["kyverno"]);

const known = catalogue.flatMap(({ facts }) => {
  const { clusterKinds, namespaces = [], admits = [] } = valuesKnownBy(facts.chart.name) ?? {};
  const options = onRequest[facts.chart.name] ?? {};
  return clusterKinds === undefined ? [] : [{ ...facts, namespaces, admits, options, inChart: clusterKinds }];
});

describe("the reach of an add-on's chart", () => {
  for (const { name, namespace, underArgoCd, namespaces, options, inChart } of known) {
    if (typeof underArgoCd === "object") {
      it(`has the cluster-scoped kinds and the namespaces of the chart, which Argo CD may write: ${name}`, () => {
        const wanted = inChart.filter((kind) => options[kind] === undefined);
        assert.deepEqual(underArgoCd.clusterKinds.toSorted(), wanted.toSorted());
        const listed = new Set([namespace, ...(underArgoCd.namespaces ?? [])]);
        assert.deepEqual(
          namespaces.filter((one) => !listed.has(one) && options[one] === undefined),
          [],
        );
      });
    }
  }
});

describe("the webhooks of an add-on's chart", () => {
  for (const { name, admitsWorkloads = false, admits, options, inChart } of known) {
    it(`see workloads only if the add-on says so: ${name}`, () => {
      const webhooks = inChart.filter((kind) => kind.endsWith("WebhookConfiguration") && options[kind] === undefined);
      const seen = webhooks.length === 0 || passing[name] !== undefined ? [] : admits;
      assert.ok(seen.length === 0 || admitsWorkloads, `admitsWorkloads: its webhooks see ${seen.join(", ")}`);
      const hasWebhooks = webhooks.length > 0 || registersItself.has(name);
      assert.ok(hasWebhooks || !admitsWorkloads, "admitsWorkloads: its chart has no webhook");
    });
  }
});
