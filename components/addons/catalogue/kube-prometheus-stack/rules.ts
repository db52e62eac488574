/** The chart's alerts, except those about parts of a managed control plane, which exposes no metrics. */
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
