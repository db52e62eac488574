import { awsReports } from "./aws";
import { azureReports } from "./azure";
import type { FieldReport } from "./contract";
import { gcpReports } from "./gcp";

export type { FieldReport } from "./contract";

/** The field reports by cloud. */
export const fieldReports: Readonly<Record<"aws" | "azure" | "gcp", readonly FieldReport[]>> = {
  aws: awsReports,
  azure: azureReports,
  gcp: gcpReports,
};
