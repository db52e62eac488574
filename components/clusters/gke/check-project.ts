import { matches } from "../../checks";
import type { Problem } from "../../problems";

const projectPattern = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

/** Lists the mistakes in a project's id and number. */
export function checkProject(args: { readonly projectId: string; readonly projectNumber: string }): Problem[] {
  const { projectId, projectNumber } = args;
  const projectForm =
    'a project\'s id of 6 to 30 lower-case letters, digits and "-" that begins with a letter and does not end in "-"';
  const command = `gcloud projects describe ${projectId} --format="value(projectNumber)"`;
  return [
    ...matches("projectId", projectId, projectPattern, projectForm),
    ...matches("projectNumber", projectNumber, /^\d{6,}$/, "the project's number in quotes", `run ${command}`),
  ];
}
