import { X509Certificate } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import { collectProblems, expected, isPlain, type Problem } from "../problems";

/**
 * Your own certificate authorities, for workloads and for add-ons that connect to hosts outside the cluster. You need such authorities for a proxy
 * that decrypts TLS, or for internal servers.
 *
 * @example
 * ```ts
 * const caBundle: CaBundle = { pem: "-----BEGIN CERTIFICATE-----…" };
 * ```
 */
export interface CaBundle {
  /**
   * The authorities' certificates in PEM, one after another, at most 1 MiB. Give the root certificates, and the intermediate certificates that
   * servers do not send. Private keys and server certificates are refused.
   */
  readonly pem: pulumi.Input<string>;
  /**
   * Set this to true if `pem` contains the public authorities, too. With `true`, programs trust only `pem`. This also works for programs that read a
   * single file: OpenSSL, Python, curl and the AWS SDKs. With `false`, programs trust `pem` in addition to the authorities in the image. This works
   * only for programs that can read several files: Go, Node.js and .NET.
   *
   * @default false
   */
  readonly complete?: boolean;
}

/** An environment variable of a container. It tells a program the path of the file with certificate authorities. */
export interface CaVariable {
  readonly name: string;
  readonly value: string;
}

/** Directory of the bundle in containers. */
export const caDirectory = "/etc/keelson/ca";
export const caKey = "ca.crt";
const file = `${caDirectory}/${caKey}`;

/**
 * Go and .NET (from 8) read every directory of this list. OpenSSL reads only files that have their hash as the name. The first two directories are
 * the defaults on Debian, Alpine and Red Hat. Without them, the variable would replace the defaults. https://github.com/golang/go/issues/35325,
 * https://github.com/dotnet/runtime/pull/92920
 */
const directories = ["/etc/ssl/certs", "/etc/pki/tls/certs", caDirectory].join(":");

/** Returns the variables of add-ons. All add-ons are Go programs. */
export function addonCaVariables({ complete = false }: CaBundle): CaVariable[] {
  return complete ? [{ name: "SSL_CERT_FILE", value: file }] : [{ name: "SSL_CERT_DIR", value: directories }];
}

/**
 * Returns the variables of workloads. Variables that replace a program's own authorities are set only for a complete bundle.
 * https://nodejs.org/api/cli.html#node_extra_ca_certsfile, https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification,
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html (ca_bundle), https://curl.se/docs/sslcerts.html
 */
export function workloadCaVariables(bundle: CaBundle): CaVariable[] {
  const replacing = ["REQUESTS_CA_BUNDLE", "AWS_CA_BUNDLE", "CURL_CA_BUNDLE"].map((name) => ({ name, value: file }));
  return [
    ...addonCaVariables(bundle),
    { name: "NODE_EXTRA_CA_CERTS", value: file },
    ...(bundle.complete === true ? replacing : []),
  ];
}

const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
const maxBytes = 2 ** 20;

/** Lists the mistakes in a bundle. A value that becomes known only during deployment is not checked. */
export function checkCaBundle(path: string, bundle: CaBundle | undefined): Problem[] {
  if (bundle === undefined || !isPlain<string>(bundle.pem)) {
    return [];
  }
  const { pem } = bundle;
  const at = `${path}.pem`;
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) {
    return [
      { path: at, message: "expected only certificates, got a private key; remove it, because every pod would get it" },
    ];
  }
  const blocks = pem.match(block) ?? [];
  const marks = pem.match(/-----BEGIN /g) ?? [];
  if (blocks.length === 0 || blocks.length !== marks.length) {
    const got = blocks.length === 0 ? "none" : `${marks.length} blocks (complete certificates: ${blocks.length})`;
    const fix = "give the whole content of the file";
    return [{ path: at, message: `expected blocks of -----BEGIN CERTIFICATE-----, got ${got}; ${fix}` }];
  }
  return collectProblems([
    Buffer.byteLength(pem) > maxBytes && expected(at, "at most 1 MiB, because ConfigMaps hold no more"),
    ...blocks.map((one, index) => checkCertificate(at, index + 1, one)),
  ]);
}

function checkCertificate(path: string, number: number, pem: string): Problem | false {
  const certificate = parsed(pem);
  if (certificate === undefined) {
    return { path, message: `expected certificates in PEM, but block ${number} is damaged; copy it again` };
  }
  /* Roots of version 1 have no extensions, and sign themselves. */
  const isAuthority = certificate.ca || certificate.checkIssued(certificate);
  const subject = certificate.subject.replaceAll("\n", ", ");
  const fix = "use the certificate of the authority that signed this certificate";
  return (
    !isAuthority && {
      path,
      message: `expected only certificates of authorities, but certificate ${number} (${subject}) is a server certificate; ${fix}`,
    }
  );
}

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    /* Node.js reports only that the encoding is wrong, so its message is left out. */
    return undefined;
  }
}
