import type { CertificateIssuer } from "../capabilities";
import { secondsOf } from "../duration";
import { expected, type Problem } from "../problems";

/** How long the certificates of an issuer are valid. */
export interface CertificateLifetime {
  /** Validity of each certificate, at least one hour, for instance `720h`. @default 90 days, as cert-manager requests */
  readonly duration?: string;
  /** How long before its expiry a certificate is renewed, at least five minutes, for instance `240h`. @default a third of its validity */
  readonly renewBefore?: string;
}

/** https://cert-manager.io/docs/usage/certificate/#renewal */
const least = { duration: 3600, renewBefore: 300 };
/** https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec */
const defaultDuration = "2160h";

/** Lists the mistakes in a lifetime: cert-manager refuses certificates that are renewed before they are issued. */
export function checkLifetime(path: string, { duration, renewBefore }: CertificateLifetime): Problem[] {
  const valid = secondsOf(duration ?? defaultDuration);
  const early = renewBefore === undefined ? undefined : secondsOf(renewBefore);
  return [
    ...(valid < least.duration
      ? [expected(`${path}.duration`, 'a duration of at least an hour, such as "720h"', duration)]
      : []),
    ...(early !== undefined && (early < least.renewBefore || early >= valid)
      ? [
          expected(
            `${path}.renewBefore`,
            `a duration of "5m" or more, shorter than ${duration ?? defaultDuration}`,
            renewBefore,
          ),
        ]
      : []),
  ];
}

/** Returns a lifetime as part of an issuer, as other components see it. */
export function lifetimeOf({
  duration,
  renewBefore,
}: CertificateLifetime): Pick<CertificateIssuer, "duration" | "renewBefore"> {
  return { ...(duration !== undefined && { duration }), ...(renewBefore !== undefined && { renewBefore }) };
}

/** Returns the annotations by which an Ingress requests a lifetime. https://cert-manager.io/docs/usage/ingress/#supported-annotations */
export function lifetimeAnnotations({ duration, renewBefore }: CertificateLifetime): Record<string, string> {
  return {
    ...(duration !== undefined && { "cert-manager.io/duration": duration }),
    ...(renewBefore !== undefined && { "cert-manager.io/renew-before": renewBefore }),
  };
}
