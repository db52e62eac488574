import type { MonitoringRules } from "../../../capabilities";

/**
 * Alerts about SealedSecrets that the controller cannot decrypt. The chart's own alert has the severity `critical` and also fires for unknown states.
 */
export const sealedSecretsRules: MonitoringRules = {
  groups: [
    {
      name: "sealed-secrets",
      rules: [
        {
          alert: "SealedSecretDoesNotOpen",
          expr: 'sealed_secrets_controller_condition_info{condition="Synced"} < 0',
          for: "10m",
          labels: { severity: "warning" },
          annotations: {
            summary: "The controller cannot decrypt a SealedSecret.",
            description:
              "The controller lacks the key of {{ $labels.namespace }}/{{ $labels.name }}, or the SealedSecret was sealed for another name.",
          },
        },
      ],
    },
  ],
};
