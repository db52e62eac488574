import type { CertificateIssuer } from "../capabilities";
import { type CertificateLifetime, lifetimeAnnotations, lifetimeOf } from "./certificate-lifetime";

/**
 * Returns an issuer whose controller is not cert-manager. Ingresses also need the issuer's group and kind.
 * https://cert-manager.io/docs/usage/ingress/#supported-annotations
 */
export function externalIssuer(
  { group, kind, name }: Required<Pick<CertificateIssuer, "group" | "kind" | "name">>,
  lifetime: CertificateLifetime,
): CertificateIssuer {
  const prefix = "cert-manager.io/issuer";
  const annotations = { [prefix]: name, [`${prefix}-kind`]: kind, [`${prefix}-group`]: group };
  return {
    group,
    kind,
    name,
    annotations: { ...annotations, ...lifetimeAnnotations(lifetime) },
    ...lifetimeOf(lifetime),
  };
}
