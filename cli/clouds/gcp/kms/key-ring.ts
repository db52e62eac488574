import type { GcpType } from "../gcp-type";
import { inProject } from "../names";
import { forceNew } from "../replaced-by";
import { locationalId } from "../resource-ids";
import { keyName } from "./key-name";

/** Key rings. https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings */
export const keyRing: GcpType = {
  token: "gcp:kms/keyRing:KeyRing",
  label: "KeyRing",
  autoname: { property: "name", maxLength: 63 },
  id: locationalId("keyRings"),
  computed: inProject,
  properties: { name: keyName },
  unique: (id) => `KeyRing ${id} already exists.`,
  /* https://cloud.google.com/kms/docs/faq#cannot_delete */
  keepsId: true,
  leaves: ({ id }) => `KeyRing ${id} (cannot be deleted)`,
  replacedBy: forceNew("kms/resource_kms_key_ring.go", ["location", "name", "project"]),
  shown: { values: () => [] },
};
