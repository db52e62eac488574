import type { Check } from "../../property-checks";

const maxLength = 40;

export const autoname = { property: "name", maxLength };

/** https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters#Cluster.FIELDS.name */
export const containerName: Check = (value) => {
  const problem = problemOf(String(value));
  return problem && `${JSON.stringify(value)} ${problem}`;
};

function problemOf(name: string): string | undefined {
  if (name.length > maxLength) {
    return `cannot be longer than ${maxLength} characters`;
  }
  if (!/^[a-z0-9-]+$/.test(name)) {
    return "can only contain lowercase letters, numbers and hyphens";
  }
  if (!/^[a-z]/.test(name)) {
    return "must start with a letter";
  }
  return /[a-z0-9]$/.test(name) ? undefined : "must end with a number or a letter";
}

/** Returns the error for a second cluster or node pool with the same id. */
export function alreadyExists(id: string): string {
  return `Already exists: ${id}.`;
}
