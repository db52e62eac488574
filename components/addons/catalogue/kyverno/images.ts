import type { ChartImages } from "../../../images";

/** The images of Kyverno, of its tests, of the Job that upgrades its objects, and of the unused server for reports. */
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
    "reports-server.image.{registry,repository}": "ghcr.io/kyverno/reports-server",
    "reports-server.apiServicesManagement.image.{registry,repository}": "docker.io/bitnamilegacy/kubectl",
    "reports-server.postgresql.image.{registry,repository}": "docker.io/bitnamilegacy/postgresql",
    "reports-server.postgresql.metrics.image.{registry,repository}": "docker.io/bitnami/postgres-exporter",
    "reports-server.postgresql.volumePermissions.image.{registry,repository}": "docker.io/bitnami/os-shell",
  },
  pullSecrets: {
    "global.imagePullSecrets": "objects",
    "reports-server.imagePullSecrets": "objects",
    "reports-server.apiServicesManagement.imagePullSecrets": "objects",
  },
};
