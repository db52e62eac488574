import { X509Certificate } from "node:crypto";
import { hasCondition, type KubernetesObject } from "../rehearsal/kubernetes";
import { type Fields, items, text } from "../values";
import { labelOf } from "../wiring";
import type { Check } from "./check";

const dayMs = 24 * 60 * 60_000;

/** From this many days before its end, a certificate deserves attention. */
const warningDays = 14;

/** Reports certificates of cert-manager that ended, end soon, or were never issued. */
export function judgeCertificates(certificates: readonly KubernetesObject[], now: number): Check[] {
  const found = certificates.flatMap((certificate) => {
    const subject = labelOf(certificate);
    const [namespace, name] = [text(certificate, "metadata", "namespace"), text(certificate, "metadata", "name")];
    const fix = `cmctl status certificate ${name} --namespace ${namespace}`;
    const end = text(certificate, "status", "notAfter");
    if (end !== undefined) {
      return lifetime(subject, end, now, fix);
    }
    const ready = items(certificate, "status", "conditions").find(({ type }) => type === "Ready");
    const message = `was never issued: ${text(ready, "message") ?? "cert-manager gives no reason"}`;
    return hasCondition(certificate, "Ready") ? [] : [check("fail", subject, message, fix)];
  });
  return found.length > 0 ? found : [check("pass", "Certificates", `${certificates.length}, none expires soon`)];
}

/** Reports webhooks and aggregated APIs whose authority ended or is missing: the API server cannot call them then. */
export function judgeAuthorities(configurations: readonly KubernetesObject[], now: number): Check[] {
  const calls = configurations.flatMap((each) => callsOf(each).map((call) => ({ subject: labelOf(each), ...call })));
  const found = calls.flatMap(({ bundle, subject, what }) => {
    const fix =
      "restart the pods that write the caBundle (cert-manager's cainjector, or a pod of the chart), or run pulumi up";
    if (bundle === undefined) {
      return [check("warn", subject, `${what} has no caBundle, so the API server does not trust it`, fix)];
    }
    const end = endOf(bundle);
    return end === undefined
      ? [check("fail", subject, `${what} has a caBundle without a certificate`, fix)]
      : lifetime(`${subject} (${what})`, end, now, fix);
  });
  return found.length > 0 ? found : [check("pass", "webhook authorities", `${calls.length}, none expires soon`)];
}

interface Call {
  readonly what: string;
  /** PEM in base64; undefined if there is none. */
  readonly bundle: string | undefined;
}

function callsOf(configuration: KubernetesObject): Call[] {
  const { spec } = configuration;
  if (configuration.kind === "APIService") {
    const isLocal = spec?.service === undefined || spec.service === null || spec.insecureSkipTLSVerify === true;
    return isLocal ? [] : [{ what: "its service", bundle: text(spec, "caBundle") }];
  }
  return items(configuration, "webhooks")
    .filter((webhook) => "service" in clientConfig(webhook))
    .map((webhook) => ({
      what: text(webhook, "name") ?? "a webhook",
      bundle: text(clientConfig(webhook), "caBundle"),
    }));
}

function clientConfig(webhook: Fields): Fields {
  const { clientConfig: config } = webhook;
  return typeof config === "object" && config !== null ? (config as Fields) : {};
}

/** Returns when the last of the certificates in a bundle ends: one that is valid is enough. */
function endOf(bundle: string): string | undefined {
  const pem = Buffer.from(bundle, "base64").toString("utf8");
  const ends = (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).flatMap((one) => {
    try {
      return [Date.parse(new X509Certificate(one).validTo)];
    } catch {
      return [];
    }
  });
  return ends.length === 0 ? undefined : new Date(Math.max(...ends)).toISOString();
}

function lifetime(subject: string, end: string, now: number, fix: string): Check[] {
  const days = Math.floor((Date.parse(end) - now) / dayMs);
  if (Date.parse(end) <= now) {
    return [check("fail", subject, `expired on ${end}`, fix)];
  }
  return days < warningDays ? [check("warn", subject, `expires on ${end}, in ${days} days`, fix)] : [];
}

function check(state: Check["state"], subject: string, message: string, fix?: string): Check {
  return { area: "certificates", state, subject, message, ...(fix === undefined ? {} : { fix }) };
}
