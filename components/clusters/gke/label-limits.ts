import type { TagLimits } from "../shared-checks";

/** Google Cloud's limits of labels. https://cloud.google.com/kubernetes-engine/docs/how-to/creating-managing-labels#requirements */
export const labelLimits: TagLimits = {
  own: ["managed-by", "cluster"],
  form: 'a key and a value of up to 63 lower-case letters, digits, "_" and "-"; the key begins with a letter, but not with "goog-"',
  isAllowed: (key, value) => /^(?!goog-)[a-z][a-z0-9_-]{0,62}$/.test(key) && /^[a-z0-9_-]{0,63}$/.test(value),
  max: 60,
};
