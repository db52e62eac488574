/** The chart's alerts. Alerts about the control plane are switched off, because a managed control plane exposes no metrics. */
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
