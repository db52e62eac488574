import { object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const pods = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };
const shop = { matchLabels: { "kubernetes.io/metadata.name": "shop" } };
const hook = (given: object = {}) =>
  object("admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration", "labels", {
    webhooks: [
      { name: "labels", clientConfig: { service: { namespace: "shop", name: "labels" } }, rules: [pods], ...given },
    ],
  });
const label = "ValidatingWebhookConfiguration labels";
const stops = `${label}: no pod in any namespace can start while Service shop/labels does not answer`;

describe("webhooks that nothing works without", () => {
  itFinds([
    {
      name: "a new one for the pods of all namespaces",
      before: [],
      after: [hook()],
      lines: [stops],
      bothWays: true,
    },
    {
      name: "one that may fail, and one namespace",
      before: [],
      after: [hook({ failurePolicy: "Ignore" }), object("core/v1:Namespace", "shop")],
      lines: [],
      bothWays: true,
    },
    {
      name: "new ones for one namespace and for other objects",
      before: [],
      after: [hook({ namespaceSelector: shop, rules: [pods, { ...pods, apiGroups: ["apps"] }] })],
      lines: [],
      bothWays: true,
    },
    {
      name: "one that may fail no longer",
      before: [hook({ failurePolicy: "Ignore", namespaceSelector: shop })],
      after: [hook({ failurePolicy: "Fail", namespaceSelector: shop })],
      lines: [
        `${label}: refuses objects while its server does not answer: webhooks[labels].failurePolicy "Ignore" → "Fail"`,
      ],
      bothWays: true,
    },
    {
      name: "one for all namespaces",
      before: [hook({ namespaceSelector: shop })],
      after: [hook()],
      lines: [
        stops,
        `${label}: checks more objects: webhooks[labels].namespaceSelector.matchLabels["kubernetes.io/metadata.name"] "shop" → (nothing)`,
      ],
      bothWays: true,
    },
  ]);
});
