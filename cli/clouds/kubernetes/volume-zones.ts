/** The words in a StorageClass's parameters that put its disks into several zones, by provisioner. Other provisioners are not judged. */
const severalZones: Readonly<Record<string, RegExp>> = {
  "ebs.csi.aws.com": /^never$/,
  "pd.csi.storage.gke.io": /regional-pd|-ha$/,
  "disk.csi.azure.com": /_ZRS$/,
};

/** Provisioners whose volumes are in several zones, whatever the parameters are. */
const shared = /^(?:efs\.csi\.aws\.com|file\.csi\.azure\.com)$/;

/** Reports whether the volumes of a StorageClass are in one zone each; undefined for provisioners that are not judged. */
export function isZonal(provisioner: string, parameters: Readonly<Record<string, unknown>>): boolean | undefined {
  const spread = severalZones[provisioner];
  if (spread === undefined) {
    return shared.test(provisioner) ? false : undefined;
  }
  return !Object.values(parameters).some((value) => typeof value === "string" && spread.test(value));
}
