import { regionOfLocation } from "../../../clouds";
import { text } from "../../../values";
import type { ProviderSettings } from "../provider-settings";

/** How Google Cloud's provider reads its configuration. */
export const gcpSettings: ProviderSettings = {
  check: ({ project }) => {
    const reason = "project: required field is not set";
    return project === undefined || project === "" ? [{ property: "project", reason }] : [];
  },
  /* Another project replaces no provider: each resource decides by its own project. */
  replaces: [],
  placeOf: ({ project, region, zone }) => ({
    accountId: String(project),
    region: text(region) ?? regionOfLocation(text(zone) ?? ""),
    zone: text(zone),
  }),
};
