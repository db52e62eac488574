import { type ProviderSettings } from "../provider-settings";

/** What Google Cloud's provider makes of its configuration. */
export const gcpSettings: ProviderSettings = {
  check: ({ project }) => {
    const reason = "project: required field is not set";
    return project === undefined || project === "" ? [{ property: "project", reason }] : [];
  },
  // Another project is another place for what names none itself; the provider leaves that to each resource.
  replaces: [],
  placeOf: ({ project, region }) => ({
    accountId: String(project),
    region: typeof region === "string" ? region : "",
  }),
};
