/** Name of the add-on, of its namespace and of its objects. */
export const name = "jaeger";

/** Labels of Jaeger's pods. */
export const pods = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "all-in-one" };

/** Labels of the pods that delete old indices. */
export const cleanerPods = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "es-index-cleaner" };

/** Name of the Secret with user name and password of a search engine. */
export const credentials = "jaeger-storage";

/** Name of the ConfigMap with the certificates of a search engine, for the Job that deletes old indices. */
export const caMap = "jaeger-storage-ca";

/** A container's security context at the level `restricted`. */
export const restricted = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};
