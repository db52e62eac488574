import { type CertificateIssuer, challengeLabels, type IngressClass } from "../../../capabilities";
import type { CloudFacts } from "../../../clusters/contract";
import type { CustomResourceManifest } from "../../definition";
import {
  type AzureDnsZone,
  accessKeyFields,
  credentialsRef,
  type DnsZone,
  hasCredentials,
  type Route53Zone,
  tsigAlgorithm,
  tsigSecretRef,
  updatePort,
} from "../../dns";
import type { CertManagerOptions } from "./options";
import { issuerOffer } from "./own-issuers";
import { byGateway, byHttp } from "./ways";

/** How cert-manager proves to the ACME server that it controls a name. */
export interface Challenges {
  /** Zones for DNS-01 challenges. */
  readonly zones: readonly DnsZone[];
  /** The cloud's facts about the cluster and its zones. Required if there are zones. */
  readonly cloudFacts?: CloudFacts;
  /** The ingress class for HTTP-01 challenges of all other names. @default none: other names get no certificates */
  readonly ingressClass?: IngressClass;
  /** If true, the Gateway of each workload serves the challenges for the workload's names. @default false */
  readonly byGateway?: boolean;
}

/** Let's Encrypt's two environments: https://letsencrypt.org/docs/staging-environment/ */
const servers = {
  staging: "https://acme-staging-v02.api.letsencrypt.org/directory",
  production: "https://acme-v02.api.letsencrypt.org/directory",
} as const;

type Environment = keyof typeof servers;

/** Both environments. They are also the names of the issuers. */
export const acmeEnvironments = ["staging", "production"] as const satisfies readonly Environment[];

/** Pods that answer HTTP-01 challenges in the namespace of the Ingress. cert-manager sets their labels and port. */
const solver = { labels: { "acme.cert-manager.io/http01-solver": "true" }, port: 8089 };

/** Returns the pods that answer an ACME issuer's HTTP-01 challenges, as a part of the issuer. */
export function solverOf(options: CertManagerOptions): Pick<CertificateIssuer, "solver"> {
  return byHttp(options) ? { solver: { ...solver, ...(byGateway(options) && { byGateway: true }) } } : {};
}

/** Returns a Let's Encrypt issuer in the form that consumers use. */
export function acmeIssuer(environment: Environment, options: CertManagerOptions): CertificateIssuer {
  return issuerOffer(nameOf(environment), solverOf(options));
}

/** Returns the ClusterIssuer of an environment of Let's Encrypt. */
export function acmeClusterIssuer(
  environment: Environment,
  challenges: Challenges,
  email: string | undefined,
): CustomResourceManifest {
  const name = nameOf(environment);
  return {
    apiVersion: "cert-manager.io/v1",
    kind: "ClusterIssuer",
    name,
    scope: "Cluster",
    spec: {
      acme: {
        server: servers[environment],
        ...(email !== undefined && { email }),
        privateKeySecretRef: { name },
        solvers: solversFor(challenges),
      },
    },
  };
}

/**
 * Returns the solvers of challenges. For each name, cert-manager picks the solver with the most specific selector. All other names use the solver
 * without a selector. The certificate of a Gateway names its Gateway. https://cert-manager.io/docs/configuration/acme/http01/
 */
export function solversFor({ zones, cloudFacts, ingressClass, byGateway }: Challenges): Record<string, unknown>[] {
  const selector = ingressClass === undefined ? {} : { selector: { matchLabels: challengeLabels } };
  return [
    ...zones.map((zone) => ({ selector: { dnsZones: [zone.domain] }, dns01: dns01For(zone, cloudFacts) })),
    ...(byGateway === true ? [{ ...selector, http01: { gatewayHTTPRoute: { serviceType: "ClusterIP" } } }] : []),
    ...(ingressClass === undefined ? [] : [{ http01: { ingress: { ingressClassName: ingressClass.name } } }]),
  ];
}

/** Without credentials, cert-manager uses the identity of its controller: https://cert-manager.io/docs/configuration/acme/dns01/ */
function dns01For(zone: DnsZone, cloudFacts: CloudFacts | undefined): Record<string, unknown> {
  if ("server" in zone) {
    return {
      rfc2136: {
        nameserver: `${zone.server}:${updatePort(zone)}`,
        protocol: "TCP",
        tsigKeyName: zone.tsig.name,
        tsigAlgorithm: tsigAlgorithm(zone).replace("-", "").toUpperCase(),
        tsigSecretSecretRef: tsigSecretRef(zone),
      },
    };
  }
  if ("hostedZoneId" in zone) {
    return { route53: { hostedZoneID: zone.hostedZoneId, ...(accessKey(zone) ?? { region: cloudFacts?.region }) } };
  }
  if ("managedZone" in zone) {
    const key = hasCredentials(zone) && { serviceAccountSecretRef: credentialsRef(zone) };
    return { cloudDNS: { project: zone.project ?? cloudFacts?.accountId, hostedZoneName: zone.managedZone, ...key } };
  }
  return {
    azureDNS: {
      subscriptionID: zone.subscriptionId ?? cloudFacts?.accountId,
      resourceGroupName: zone.resourceGroup,
      hostedZoneName: zone.domain,
      ...application(zone),
    },
  };
}

/** Route 53 is a global service, but its requests must be signed for a region. */
function accessKey(zone: Route53Zone): Record<string, unknown> | undefined {
  return hasCredentials(zone)
    ? {
        region: "us-east-1",
        accessKeyIDSecretRef: credentialsRef(zone, accessKeyFields.id),
        secretAccessKeySecretRef: credentialsRef(zone, accessKeyFields.secret),
      }
    : undefined;
}

function application(zone: AzureDnsZone): Record<string, unknown> {
  const { credentials } = zone;
  return credentials !== undefined && hasCredentials(zone)
    ? {
        tenantID: credentials.tenantId,
        clientID: credentials.clientId,
        clientSecretSecretRef: credentialsRef(zone),
      }
    : {};
}

function nameOf(environment: Environment): string {
  return `letsencrypt-${environment}`;
}
