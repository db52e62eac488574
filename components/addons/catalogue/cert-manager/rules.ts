import type { MonitoringRules } from "../../../capabilities";

const days = 24 * 60 * 60;

/** Alerts about certificates. The chart contains no such alerts. */
export const certificateRules: MonitoringRules = {
  groups: [
    {
      name: "certificates",
      rules: [
        {
          alert: "CertificateExpiresSoon",
          /* Alerts only about overdue renewals, because some certificates are valid for hours only. */
          expr: `certmanager_certificate_expiration_timestamp_seconds - time() < ${14 * days} and certmanager_certificate_renewal_timestamp_seconds < time()`,
          for: "1h",
          labels: { severity: "warning" },
          annotations: {
            summary: "cert-manager did not renew a certificate in time.",
            description: "{{ $labels.exported_namespace }}/{{ $labels.name }} expires in less than 14 days.",
          },
        },
      ],
    },
  ],
};
