/** The parts of the storage that decide whether there are volumes on Filestore. */
export interface FilesArgs {
  readonly storage?: {
    readonly shared?: boolean;
    readonly classes?: Readonly<Record<string, { readonly type: string }>>;
    readonly volumes?: Readonly<Record<string, unknown>>;
  };
}

/** Reports whether the cluster creates Filestore instances, which need the API, its service agent and the key. */
export function makesFiles({ storage: { shared = false, classes = {} } = {} }: FilesArgs): boolean {
  return shared || Object.values(classes).some(({ type }) => type === "filestore");
}

/** Reports whether nodes mount file systems of Filestore. */
export function mountsFiles(args: FilesArgs): boolean {
  return makesFiles(args) || Object.keys(args.storage?.volumes ?? {}).length > 0;
}
