/** The target of an input that is an id. */
export interface IdFact {
  /** The last keys of the inputs that hold such an id or a list of them. */
  readonly keys: readonly string[];
  /** For instance `the id of a VPC, such as vpc-0a1b2c3d4e5f67890`. */
  readonly what: string;
  readonly form: RegExp;
  /** The ends of the types from which such an id comes. @default any */
  readonly from?: RegExp;
}

/** An input that names another resource. */
export interface NameFact {
  /** Types with the input. */
  readonly types: RegExp;
  /** The input's path; `*` stands for any index or key. */
  readonly path: string;
  /** For instance `the name of a cluster`. */
  readonly what: string;
  /** The type whose names count. @default the resource itself */
  readonly of?: string;
  /** Where that type says its name. */
  readonly name: string;
  /** Names that the cloud itself gives. @default none */
  readonly ofCloud?: readonly string[];
}

/** The known references among a cloud's resources. */
export interface ReferenceFacts {
  /** The beginning of the types: `aws:`. */
  readonly prefix: string;
  readonly ids: readonly IdFact[];
  readonly names: readonly NameFact[];
}
