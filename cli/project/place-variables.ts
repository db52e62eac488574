/** Variables by which programs read a place that the stack's configuration names. */
const variables: Readonly<Record<string, readonly string[]>> = {
  "aws:region": ["AWS_REGION", "AWS_DEFAULT_REGION"],
  "gcp:project": ["GOOGLE_PROJECT", "GOOGLE_CLOUD_PROJECT"],
  "gcp:region": ["GOOGLE_REGION"],
  "gcp:zone": ["GOOGLE_ZONE"],
  "azure-native:location": ["ARM_LOCATION"],
};

/**
 * Returns the variables that give a program its region and account, from the stack's configuration. Those of your machine do not
 * reach it: a plan and a rehearsal are the same everywhere.
 */
export function placeVariables(config: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([key, names]) => {
      const value = config[key];
      return value === undefined ? [] : names.map((name) => [name, value] as const);
    }),
  );
}
