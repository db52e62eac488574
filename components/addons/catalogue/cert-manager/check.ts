import { dnsLabel, matches, notEmpty, whole } from "../../../checks";
import type { Cluster } from "../../../clusters/contract";
import { collectProblems, expected, type Problem } from "../../../problems";
import { parseRange } from "../../../ranges";
import { checkStoredSecret } from "../../addon-secret";
import { checkLifetime } from "../../certificate-lifetime";
import { checkCloudSite } from "../../cloud-site";
import { checkDnsZones, type DnsZone, privateZones } from "../../dns";
import { acmeEnvironments } from "./issuers";
import type { AcmeIssuer, CertManagerOptions, OwnIssuer, SelfSignedIssuer, VaultIssuer } from "./options";
import { defaultValidDays } from "./own-issuers";
import { inCloud, usesAcme } from "./ways";

type Options = Partial<CertManagerOptions>;

const addressForm = /^[^@\s]+@[^@\s]+$/;
const address = 'an e-mail address such as "platform@example.com"';
const urlForm = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?(\/\S*)?$/;

/** Lists the mistakes in the options of cert-manager. */
export function checkCertManager(cluster: Cluster, options: Options): Problem[] {
  const { email, dns01 = [], issuers = {}, letsEncrypt = true } = options;
  const reserved = letsEncrypt ? Object.keys(issuers).filter((name) => isReserved(name)) : [];
  return [
    ...matches("email", email, addressForm, address),
    ...collectProblems([inCloud(dns01) && checkCloudSite(cluster, { gcp: ["accountId"], azure: ["accountId"] })]),
    ...checkDnsZones("dns01", cluster.cloud, dns01),
    ...(letsEncrypt ? checkPublic(dns01) : []),
    ...checkChallenges(options),
    ...reserved.map((name) =>
      expected(
        `issuers.${name}`,
        "a name that the Let's Encrypt issuers do not use",
        name,
        "choose another name, or set letsEncrypt: false",
      ),
    ),
    ...Object.entries(issuers).flatMap(([name, issuer]) => checkIssuer(`issuers.${name}`, name, issuer)),
  ];
}

/** Refuses private zones, because Let's Encrypt looks up the records of challenges in the public DNS. */
function checkPublic(zones: readonly DnsZone[]): Problem[] {
  const hidden = privateZones(zones);
  const fix =
    "remove this private zone and list it only in external-dns, or set letsEncrypt: false and use another issuer";
  return hidden.map((zone) => expected(`dns01[${zones.indexOf(zone)}]`, "a public zone", zone.domain, fix));
}

function isReserved(name: string): boolean {
  return acmeEnvironments.some((environment) => environment === name);
}

function checkChallenges(options: Options): Problem[] {
  const { dns01 = [], http01 } = options;
  if (usesAcme(options)) {
    return http01 === false && dns01.length === 0
      ? [
          expected(
            "http01",
            "true, or a zone in dns01",
            http01,
            "each certificate needs an HTTP-01 or DNS-01 challenge",
          ),
        ]
      : [];
  }
  const none = "no value, because no issuer uses challenges";
  return [
    ...(dns01.length > 0 ? [expected("dns01", none, dns01)] : []),
    ...(http01 === true || http01 === "gateway" ? [expected("http01", none, http01)] : []),
  ];
}

function checkIssuer(path: string, name: string, issuer: OwnIssuer): Problem[] {
  const named = dnsLabel(path, name);
  switch (issuer.kind) {
    case "self-signed-ca":
      return [...named, ...checkAuthority(path, issuer), ...checkLifetime(path, issuer)];
    case "ca":
      return [...named, ...checkStoredSecret(`${path}.secret`, issuer.secret), ...checkLifetime(path, issuer)];
    case "vault":
      return [...named, ...checkServer(path, issuer), ...checkVault(path, issuer), ...checkLifetime(path, issuer)];
    case "acme":
      return [...named, ...checkServer(path, issuer), ...checkAcme(path, issuer)];
  }
}

function checkAuthority(path: string, { validDays = defaultValidDays, renewBeforeDays }: SelfSignedIssuer): Problem[] {
  return [
    ...whole(`${path}.validDays`, validDays, { min: 30, max: 36_500, unit: "days" }),
    ...whole(`${path}.renewBeforeDays`, renewBeforeDays, { min: 1, max: Math.max(1, validDays - 1), unit: "days" }),
  ];
}

function checkServer(path: string, { server, caBundle, cidrs }: VaultIssuer | AcmeIssuer): Problem[] {
  const ranges = (cidrs ?? []).flatMap((cidr, index) =>
    parseRange(cidr) === undefined ? [expected(`${path}.cidrs[${index}]`, "a range such as 10.9.0.0/24", cidr)] : [],
  );
  return [
    ...matches(`${path}.server`, server, urlForm, 'a URL such as "https://vault.example.com:8200"'),
    ...matches(`${path}.caBundle`, caBundle, /-----BEGIN CERTIFICATE-----/, "certificates as PEM"),
    ...notEmpty(`${path}.cidrs`, cidrs, "range", "remove it if the server is on the internet"),
    ...ranges,
  ];
}

function checkVault(path: string, { path: signs, role, mountPath }: VaultIssuer): Problem[] {
  return [
    ...matches(`${path}.path`, signs, /^[^/\s]\S*\/sign\/\S+$/, 'a signing path such as "pki/sign/shop"'),
    ...matches(`${path}.role`, role, /^\S+$/, "the name of a role"),
    ...matches(`${path}.mountPath`, mountPath, /^\/v1\/auth\/\S+$/, 'a path such as "/v1/auth/kubernetes"'),
  ];
}

function checkAcme(path: string, { email, accountKey, externalAccountBinding: binding }: AcmeIssuer): Problem[] {
  return [
    ...matches(`${path}.email`, email, addressForm, address),
    ...(accountKey === undefined ? [] : checkStoredSecret(`${path}.accountKey`, accountKey)),
    ...(binding === undefined
      ? []
      : [
          ...matches(`${path}.externalAccountBinding.keyId`, binding.keyId, /\S/, "the id of the binding's key"),
          ...checkStoredSecret(`${path}.externalAccountBinding.key`, binding.key),
        ]),
  ];
}
