import { at, type Fields, fields, isRecord, items, text, texts } from "../../values";

type Values = (inputs: Fields) => readonly (string | undefined)[];

/** The values of cert-manager's, external-secrets' and Karpenter's objects that matter to a reader, by kind. */
export const customValues: Readonly<Record<string, Values>> = {
  ClusterIssuer: ({ spec }) => issuer(fields(spec)),
  Issuer: ({ spec }) => issuer(fields(spec)),
  ClusterSecretStore: ({ spec }) => store(fields(spec)),
  SecretStore: ({ spec }) => store(fields(spec)),
  NodePool: ({ spec }) => pool(fields(spec)),
};

/** Known directories of ACME: https://letsencrypt.org/docs/acme-protocol-updates/ */
const authorities: Readonly<Record<string, string>> = {
  "https://acme-v02.api.letsencrypt.org/directory": "Let's Encrypt",
  "https://acme-staging-v02.api.letsencrypt.org/directory": "Let's Encrypt's staging, which browsers do not trust",
};

/** The services in which DNS-01 solves challenges, and the field of their zone. */
const zones: Readonly<Record<string, { readonly in: string; readonly zone: string }>> = {
  azureDNS: { in: "Azure DNS", zone: "hostedZoneName" },
  cloudDNS: { in: "Cloud DNS", zone: "hostedZoneName" },
  rfc2136: { in: "the DNS server", zone: "nameserver" },
  route53: { in: "Route 53", zone: "hostedZoneID" },
};

function issuer({ acme, ca, selfSigned, vault }: Fields): string[] {
  if (isRecord(acme)) {
    const server = text(acme.server) ?? "an unknown server";
    return [authorities[server] ?? server, ...items(acme.solvers).map(solver)];
  }
  const secret = text(ca, "secretName");
  return [
    ...(isRecord(vault) ? [`Vault at ${text(vault.server) ?? "an unknown address"}`] : []),
    ...(isRecord(ca) ? [`a private authority${secret === undefined ? "" : ` (key in Secret ${secret})`}`] : []),
    ...(selfSigned === undefined ? [] : ["self-signed"]),
  ];
}

function solver({ dns01, http01, selector }: Fields): string {
  const domains = [...texts(selector, "dnsZones"), ...texts(selector, "dnsNames")];
  const forWhat = domains.length === 0 ? "" : ` for ${domains.join(", ")}`;
  if (isRecord(http01)) {
    const by = text(http01, "ingress", "ingressClassName");
    return `by HTTP-01${by === undefined ? "" : ` through ${by}`}${forWhat === "" ? " for other names" : forWhat}`;
  }
  const found = Object.entries(fields(dns01)).find(([key]) => key !== "cnameStrategy");
  const [service, settings] = found ?? ["an unknown service", {}];
  const known = zones[service];
  const zone = known === undefined ? undefined : text(settings, known.zone);
  return `by DNS-01 in ${known?.in ?? service}${zone === undefined ? "" : ` ${zone}`}${forWhat}`;
}

function store({ provider }: Fields): string[] {
  const [[kind, settings] = ["an unknown store", {}]] = Object.entries(fields(provider));
  const of = (...path: string[]) => text(settings, ...path);
  const prefix = of("prefix");
  const start = prefix === undefined ? [] : [`names that begin with ${prefix}`];
  switch (kind) {
    case "aws": {
      const service = of("service") === "ParameterStore" ? "AWS Parameter Store" : "AWS Secrets Manager";
      return [`${service}${of("region") === undefined ? "" : ` in ${of("region")}`}`, ...start];
    }
    case "gcpsm":
      return [`Google Secret Manager${of("projectID") === undefined ? "" : ` of project ${of("projectID")}`}`];
    case "azurekv":
      return [`Azure Key Vault ${of("vaultUrl") ?? "(address known after up)"}`];
    case "vault":
      return [
        `Vault at ${of("server") ?? "an unknown address"}${of("path") === undefined ? "" : `, path ${of("path")}`}`,
      ];
    default:
      return [kind];
  }
}

/** Labels of Karpenter's machines that a pool's description names; the rest is counted. https://karpenter.sh/docs/concepts/scheduling/#well-known-labels */
const requirements: Readonly<Record<string, string>> = {
  "karpenter.sh/capacity-type": "",
  "node.kubernetes.io/instance-type": "",
  "karpenter.k8s.aws/instance-family": "families",
  "karpenter.k8s.aws/instance-category": "categories",
  "karpenter.k8s.aws/instance-generation": "generations",
  "karpenter.k8s.aws/instance-cpu": "vCPUs",
  "karpenter.k8s.aws/instance-size": "sizes",
  "karpenter.azure.com/sku-family": "families",
  "karpenter.azure.com/sku-cpu": "vCPUs",
  "kubernetes.io/arch": "",
  "topology.kubernetes.io/zone": "in",
};

/** What the limits of a NodePool count. https://karpenter.sh/docs/concepts/nodepools/#speclimits */
const amountOf: Readonly<Record<string, string>> = { cpu: "CPUs", memory: "of memory" };

function pool({ limits, template }: Fields): string[] {
  const all = items(at(template, "spec", "requirements"));
  const named = Object.entries(requirements).flatMap(([key, word]) => {
    const own = all.filter((each) => each.key === key);
    return own.length === 0 ? [] : [`${word} ${demand(own)}`.trim()];
  });
  const rest = all.filter(({ key }) => requirements[text(key) ?? ""] === undefined).length;
  const amounts = Object.entries(fields(limits)).map(
    ([key, value]) => `${text(value) ?? "unknown"} ${amountOf[key] ?? key}`,
  );
  return [
    ...named,
    ...(rest === 0 ? [] : [`${rest} more ${rest === 1 ? "requirement" : "requirements"}`]),
    amounts.length === 0 ? "machines without a limit" : `up to ${amounts.join(" and ")} in all its machines together`,
  ];
}

/** Says what machines must have: `on-demand`, `2 to 32`, `from 6`, `except t`. */
function demand(own: readonly Fields[]): string {
  const bound = (operator: string) => {
    const value = own.find((each) => each.operator === operator);
    return value === undefined ? undefined : Number(texts(value.values)[0]);
  };
  const [over, under] = [bound("Gt"), bound("Lt")];
  const least = over === undefined ? bound("Gte") : over + 1;
  const most = under === undefined ? bound("Lte") : under - 1;
  const range =
    least === undefined
      ? most === undefined
        ? []
        : [`up to ${most}`]
      : [most === undefined ? `from ${least}` : `${least} to ${most}`];
  const lists = own.flatMap(({ operator, values }) =>
    operator === "In" ? [texts(values).join(", ")] : operator === "NotIn" ? [`except ${texts(values).join(", ")}`] : [],
  );
  return [...lists, ...range].join(", ");
}
