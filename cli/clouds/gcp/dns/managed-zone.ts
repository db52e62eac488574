import { text } from "../../../values";
import type { GcpType } from "../gcp-type";
import { numberOf } from "../ids";
import { inProject, lastPart } from "../names";
import { projectId } from "../resource-ids";

/** Zones of Cloud DNS. https://cloud.google.com/dns/docs/reference/rest/v1/managedZones */
export const managedZone: GcpType = {
  token: "gcp:dns/managedZone:ManagedZone",
  label: "ManagedZone",
  autoname: { property: "name", maxLength: 63 },
  id: projectId("managedZones"),
  defaults: { description: "Managed by Pulumi", forceDestroy: false, visibility: "public" },
  computed: (question) => ({
    ...inProject(question),
    managedZoneId: numberOf(question),
    nameServers: ["a", "b", "c", "d"].map((letter) => `ns-cloud-${letter}1.googledomains.com.`),
  }),
  unique: (id) => `The resource 'entity.managedZone' named '${lastPart(id)}' already exists`,
  shown: { values: ({ inputs }) => [text(inputs.dnsName), text(inputs.visibility)] },
};
