import type { CertificateIssuer } from "../capabilities";
import { secondsOf } from "../duration";
import { expected, type Problem } from "../problems";

/** The validity of an issuer's certificates. */
export interface CertificateLifetime {
  /** Validity of each certificate, for instance `720h`. At least one hour. @default 90 days */
  readonly duration?: string;
  /**
   * Time between the renewal of a certificate and its expiry, for instance `240h`. At least five minutes.
   *
   * @default a third of the certificate's validity
   */
  readonly renewBefore?: string;
}

/** https://cert-manager.io/docs/usage/certificate/#renewal */
const least = { duration: 3600, renewBefore: 300 };
/** https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec */
const defaultDuration = "2160h";

/** Lists the mistakes in a lifetime. cert-manager refuses a `renewBefore` that is longer than `duration`. */
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
            `a duration of at least "5m" and less than ${duration ?? defaultDuration}`,
            renewBefore,
          ),
        ]
      : []),
  ];
}

/** Returns a lifetime as a part of an issuer, in the form that other components use. */
export function lifetimeOf({
  duration,
  renewBefore,
}: CertificateLifetime): Pick<CertificateIssuer, "duration" | "renewBefore"> {
  return { ...(duration !== undefined && { duration }), ...(renewBefore !== undefined && { renewBefore }) };
}

/** Returns the annotations with which an Ingress requests a lifetime. https://cert-manager.io/docs/usage/ingress/#supported-annotations */
export function lifetimeAnnotations({ duration, renewBefore }: CertificateLifetime): Record<string, string> {
  return {
    ...(duration !== undefined && { "cert-manager.io/duration": duration }),
    ...(renewBefore !== undefined && { "cert-manager.io/renew-before": renewBefore }),
  };
}
