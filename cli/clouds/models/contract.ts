/** The facts of an API model about one value. For a list, it holds for every item. */
export interface Fact {
  /** The only values. */
  readonly oneOf?: readonly string[];
  /**
   * Whether another value only warns, because the list has grown within two years or is known to lack values.
   * @default another value is refused
   */
  readonly open?: boolean;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /**
   * Whether a value below `min` only warns, because no model states `min`: a number of things is seldom negative.
   * @default a lower value is refused
   */
  readonly isMinGuessed?: boolean;
}

/** The facts of an API model about one type. */
export interface TypeModel {
  /** The package and the operations or schemas that the facts are from, for instance `botocore eks CreateCluster`. */
  readonly model: string;
  /** Facts by the path of the property, with dots; lists have no index. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** The properties that the model has without a limit. */
  readonly free: readonly string[];
}

/** The facts from the published API models of one cloud, as `npm run generate:models` writes them. */
export interface Models {
  /** The packages that the models are from: name and version, with the day of the release or the version of the API. */
  readonly sources: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, TypeModel>>;
}
