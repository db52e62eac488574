import assert from "node:assert/strict";
import { objectValues } from "../../../cli/plan/descriptions/object-values";
import { object } from "../objects";

describe("the values of custom objects", () => {
  const issuer = (spec: object) => object("cert-manager.io/v1", "ClusterIssuer", "a", { spec });
  const store = (provider: object) =>
    object("external-secrets.io/v1", "ClusterSecretStore", "a", { spec: { provider } });
  const pool = (...requirements: object[]) =>
    object("karpenter.sh/v1", "NodePool", "a", {
      spec: { limits: { cpu: "200" }, template: { spec: { requirements } } },
    });
  const demand = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });
  const letsEncrypt = "https://acme-v02.api.letsencrypt.org/directory";
  const cases: readonly (readonly [what: string, resource: ReturnType<typeof object>, values: readonly string[]])[] = [
    [
      "say who issues certificates, and how it asks for proof",
      issuer({
        acme: {
          server: letsEncrypt,
          solvers: [
            { dns01: { route53: { hostedZoneID: "Z1" } }, selector: { dnsZones: ["example.com"] } },
            { http01: { ingress: { ingressClassName: "traefik" } } },
          ],
        },
      }),
      ["Let's Encrypt", "by DNS-01 in Route 53 Z1 for example.com", "by HTTP-01 through traefik for other names"],
    ],
    [
      "name an unknown directory of ACME as it is",
      issuer({ acme: { server: "https://acme.example.com", solvers: [{ dns01: { webhook: {} } }] } }),
      ["https://acme.example.com", "by DNS-01 in webhook"],
    ],
    ["name Vault", issuer({ vault: { server: "https://vault.example.com" } }), ["Vault at https://vault.example.com"]],
    ["name a private authority", issuer({ ca: { secretName: "ca" } }), ["a private authority (key in Secret ca)"]],
    ["name a self-signed issuer", issuer({ selfSigned: {} }), ["self-signed"]],
    [
      "say which names of AWS Secrets Manager a store reads",
      store({ aws: { service: "SecretsManager", region: "eu-central-1", prefix: "prod/" } }),
      ["AWS Secrets Manager in eu-central-1", "names that begin with prod/"],
    ],
    ["name Google's project", store({ gcpsm: { projectID: "shop" } }), ["Google Secret Manager of project shop"]],
    [
      "say that a vault's address is not known yet",
      store({ azurekv: { vaultUrl: "<unknown>" } }),
      ["Azure Key Vault (address known after up)"],
    ],
    ["name any other store by its kind", store({ fake: {} }), ["fake"]],
    [
      "say which machines Karpenter may order, and count other requirements",
      pool(
        demand("karpenter.sh/capacity-type", "In", "spot", "on-demand"),
        demand("karpenter.k8s.aws/instance-category", "NotIn", "t"),
        demand("karpenter.k8s.aws/instance-generation", "Gt", "5"),
        demand("karpenter.k8s.aws/instance-cpu", "Gt", "1"),
        demand("karpenter.k8s.aws/instance-cpu", "Lt", "33"),
        demand("kubernetes.io/os", "In", "linux"),
      ),
      [
        "spot, on-demand",
        "categories except t",
        "generations from 6",
        "vCPUs 2 to 32",
        "1 more requirement",
        "up to 200 CPUs in all its machines together",
      ],
    ],
  ];
  for (const [what, resource, values] of cases) {
    it(what, () => assert.deepEqual(objectValues(resource), values));
  }
});
