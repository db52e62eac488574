/** The chart's alerts, but for those about parts of a managed control plane, which shows no metrics of its own. */
export const defaultRules = {
  rules: {
    etcd: false,
    kubeControllerManager: false,
    kubeProxy: false,
    kubeSchedulerAlerting: false,
    kubeSchedulerRecording: false,
    windows: false,
  },
};

const days = 24 * 60 * 60;

/** Alerts that the chart does not bring; one about metrics that nobody offers stays silent. */
export const additionalRules = {
  certificates: {
    groups: [
      {
        name: "certificates",
        rules: [
          {
            alert: "CertificateExpiresSoon",
            expr: `certmanager_certificate_expiration_timestamp_seconds - time() < ${14 * days}`,
            for: "1h",
            labels: { severity: "warning" },
            annotations: {
              summary: "A certificate was not renewed in time.",
              description: "{{ $labels.exported_namespace }}/{{ $labels.name }} expires in less than 14 days.",
            },
          },
        ],
      },
    ],
  },
};
