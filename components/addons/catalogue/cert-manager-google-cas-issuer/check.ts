import { dnsLabel, matches } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkStoredField } from "../../addon-secret";
import { checkLifetime } from "../../certificate-lifetime";
import type { GoogleCaPool } from "./options";

/** https://cloud.google.com/certificate-authority-service/docs/reference/rest/v1/projects.locations.caPools/create */
const idForm = /^[A-Za-z0-9_-]{1,63}$/;

const templateForm =
  /^([A-Za-z0-9_-]{1,63}|projects\/[^/]+\/locations\/[^/]+\/certificateTemplates\/[A-Za-z0-9_-]{1,63})$/;

/** Lists the mistakes in a pool. */
export function checkPool(path: string, key: string, issuer: GoogleCaPool): Problem[] {
  const { location, pool, project, authority, template, credentials } = issuer;
  const id = 'an id (at most 63 letters, digits, "_" and "-")';
  return [
    ...dnsLabel(path, key),
    ...checkLifetime(path, issuer),
    ...matches(`${path}.location`, location, /^[a-z]+-[a-z]+\d+$/, 'a region such as "europe-west3"'),
    ...matches(`${path}.pool`, pool, idForm, id),
    ...matches(`${path}.project`, project, /^[a-z][-a-z0-9.:]*[a-z0-9]$/, "the id of a project"),
    ...matches(`${path}.authority`, authority, idForm, id),
    ...matches(
      `${path}.template`,
      template,
      templateForm,
      'the id of a template, or "projects/PROJECT/locations/LOCATION/certificateTemplates/ID"',
    ),
    ...(credentials === undefined ? [] : checkStoredField(`${path}.credentials`, credentials)),
  ];
}
