import { expected, isRecord, type Problem, quote } from "../../components";
import { hasCloudCertificates } from "./cloud-ingress";
import { cloudOf } from "./cluster";
import type { StackConfig } from "./stack";

/** Lists the keys of the stack's certificate issuers, from its add-ons and from an existing cluster. */
function issuerKeys({ addons, cluster }: StackConfig): string[] {
  const { "cert-manager": manager } = addons;
  const options = isRecord(manager) ? manager : {};
  const letsEncrypt = manager === false || options.letsEncrypt === false ? [] : ["staging", "production"];
  const makers = ["cert-manager", "aws-privateca-issuer", "cert-manager-google-cas-issuer"];
  const made = makers.flatMap((name) => {
    const choice: unknown = addons[name];
    return isRecord(choice) && isRecord(choice.issuers) ? Object.keys(choice.issuers) : [];
  });
  const brought = cluster.kind === "existing" ? Object.keys(cluster.issuers ?? {}) : [];
  return [...new Set([...letsEncrypt, ...made, ...brought])];
}

/** Returns the default issuer: `staging` of Let's Encrypt, or the only issuer. */
export function usualIssuer(config: StackConfig): string {
  return usualOf(issuerKeys(config)) ?? "staging";
}

function usualOf(keys: readonly string[]): string | undefined {
  return keys.length === 1 ? keys[0] : keys.find((key) => key === "staging");
}

/**
 * Refuses an unknown issuer. Also refuses a file without an issuer if there are several issuers and no default. If the cloud issues certificates,
 * `checkCloudIngress` refuses every issuer.
 */
export function checkIssuer(config: StackConfig): Problem[] {
  const { issuer, ingress, cluster } = config;
  const keys = issuerKeys(config);
  if (hasCloudCertificates(cloudOf(cluster), ingress)) {
    return [];
  }
  if (issuer === undefined) {
    return keys.length === 0 || usualOf(keys) !== undefined
      ? []
      : [expected("keelson:issuer", oneOfThe(keys), undefined)];
  }
  const fix = `${keys.length === 0 ? "remove it" : "choose one"}, or add the issuer to keelson:addons.cert-manager.issuers`;
  const wanted = keys.length === 0 ? "no value, because the platform has no issuer" : oneOfThe(keys);
  return keys.includes(issuer) ? [] : [expected("keelson:issuer", wanted, issuer, fix)];
}

function oneOfThe(keys: readonly string[]): string {
  return `one of ${keys.map(quote).join(", ")}`;
}
