import { at, type Fields, items, text, texts } from "../../values";

type Values = (inputs: Fields) => readonly (string | undefined)[];

/** The values of objects of the Gateway API and cert-manager that matter to a reviewer: hosts, targets and issuers. */
export const gatewayValues: Readonly<Record<string, Values>> = {
  Gateway: ({ spec }) => [
    unique(items(at(spec, "listeners")).map(({ hostname }) => text(hostname) ?? "any host")),
    said("class", at(spec, "gatewayClassName")),
    plainListeners(spec),
  ],
  GatewayClass: ({ spec }) => [said("of", at(spec, "controllerName"))],
  HTTPRoute: (inputs) => route(inputs),
  GRPCRoute: (inputs) => route(inputs),
  HealthCheckPolicy: ({ spec }) => [asked(at(spec, "default", "config"))],
  Certificate: ({ spec }) => [unique(texts(at(spec, "dnsNames"))), said("issuer", at(spec, "issuerRef", "name"))],
};

function asked(config: unknown): string {
  const path = text(at(config, "httpHealthCheck", "requestPath"));
  return path === undefined ? `asks by ${text(at(config, "type")) ?? "HTTP"}` : `asks for ${path}`;
}

function plainListeners(spec: unknown): string | undefined {
  const plain = items(at(spec, "listeners")).filter(({ protocol }) => protocol === "HTTP");
  return plain.length === 0 ? undefined : "also listens without TLS";
}

function route({ spec }: Fields): (string | undefined)[] {
  const rules = items(at(spec, "rules"));
  const paths = rules.flatMap(({ matches }) => items(matches).flatMap(({ path }) => text(at(path, "value")) ?? []));
  const redirects = rules
    .flatMap(({ filters }) => items(filters))
    .flatMap(({ requestRedirect }) => (requestRedirect === undefined ? [] : [target(requestRedirect)]));
  return [
    unique(texts(at(spec, "hostnames"))),
    paths.some((path) => path !== "/") ? `below ${unique(paths) ?? ""}` : undefined,
    ...redirects,
  ];
}

function target(redirect: unknown): string {
  const host = text(at(redirect, "hostname"));
  return host === undefined ? `redirects to ${text(at(redirect, "scheme")) ?? "itself"}` : `redirects to ${host}`;
}

function unique(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : [...new Set(values)].join(", ");
}

function said(what: string, value: unknown): string | undefined {
  const known = text(value);
  return known === undefined ? undefined : `${what} ${known}`;
}
