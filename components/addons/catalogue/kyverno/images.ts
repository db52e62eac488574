import type { ChartImages } from "../../../images";

/** The images of Kyverno, of the check of its tests, and of the Job that upgrades its objects. */
export const kyvernoImages: ChartImages = {
  values: {
    "admissionController.container.image.{registry,repository}": "reg.kyverno.io/kyverno/kyverno",
    "admissionController.initContainer.image.{registry,repository}": "reg.kyverno.io/kyverno/kyvernopre",
    "backgroundController.image.{registry,repository}": "reg.kyverno.io/kyverno/background-controller",
    "cleanupController.image.{registry,repository}": "reg.kyverno.io/kyverno/cleanup-controller",
    "reportsController.image.{registry,repository}": "reg.kyverno.io/kyverno/reports-controller",
    "crds.migration.image.{registry,repository}": "reg.kyverno.io/kyverno/kyverno-cli",
    "webhooksCleanup.image.{registry,repository}": "ghcr.io/kyverno/readiness-checker",
    "test.image.{registry,repository}": "ghcr.io/kyverno/readiness-checker",
  },
  pullSecrets: { "global.imagePullSecrets": "objects" },
};
