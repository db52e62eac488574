/** The storage options that decide whether the cluster has volumes on Filestore. */
export interface FilesArgs {
  readonly storage?: {
    readonly shared?: boolean;
    readonly classes?: Readonly<Record<string, { readonly type: string }>>;
    readonly volumes?: Readonly<Record<string, unknown>>;
  };
}

/** Reports whether the cluster creates Filestore instances. They need the API, its service agent and the key. */
export function makesFiles({ storage: { shared = false, classes = {} } = {} }: FilesArgs): boolean {
  return shared || Object.values(classes).some(({ type }) => type === "filestore");
}

/** Reports whether nodes mount Filestore file systems. */
export function mountsFiles(args: FilesArgs): boolean {
  return makesFiles(args) || Object.keys(args.storage?.volumes ?? {}).length > 0;
}
