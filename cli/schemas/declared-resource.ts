/** The declaration of a resource in a package's SDK for Node.js, without parts that a schema does not need. */
export interface DeclaredResource {
  /** The whole token, such as `aws:s3/bucket:Bucket`. */
  readonly token: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly requiredInputs: readonly string[];
  readonly secretInputs: readonly string[];
  /** Properties that always have one value, such as the `kind` of a Kubernetes object. */
  readonly constants: Readonly<Record<string, string>>;
  /** Whether the package's plugin makes its children. */
  readonly isComponent: boolean;
}

/** Reads the JavaScript that Pulumi's generator writes for a resource; undefined if it is none. */
export function declaredResource(code: string): DeclaredResource | undefined {
  const token = /__pulumiType = '([^']+)'/.exec(code)?.[1];
  if (token === undefined) {
    return undefined;
  }
  const assigned = [...code.matchAll(/resourceInputs\["(\w+)"\] = (.*)$/gm)].map(([, name = "", value = ""]) => ({
    name,
    value,
  }));
  const inputs = assigned.filter(({ value }) => /\bargs\b/.test(value));
  const constants = assigned.flatMap(({ name, value }) => {
    const constant = /^"([^"]*)";$/.exec(value)?.[1];
    return constant === undefined ? [] : [[name, constant] as const];
  });
  return {
    token,
    inputs: unique(inputs.map(({ name }) => name)),
    outputs: unique(assigned.map(({ name }) => name)),
    requiredInputs: unique([...code.matchAll(/Missing required property '(\w+)'/g)].map(([, name = ""]) => name)),
    secretInputs: unique(inputs.filter(({ value }) => value.includes("pulumi.secret(")).map(({ name }) => name)),
    constants: Object.fromEntries(constants),
    isComponent: /resourceInputs, opts, true \/\*remote\*\//.test(code),
  };
}

/** The declaration of a function in a package's SDK for Node.js. */
export interface DeclaredFunction {
  /** The whole token, such as `aws:ec2/getAmi:getAmi`. */
  readonly token: string;
  readonly inputs: readonly string[];
}

/** Reads the JavaScript that Pulumi's generator writes for a function; undefined if it is none. */
export function declaredFunction(code: string): DeclaredFunction | undefined {
  const [, token, body = ""] = /pulumi\.runtime\.invoke\("([^"]+)", \{([^}]*)\}/.exec(code) ?? [];
  return token === undefined
    ? undefined
    : { token, inputs: unique([...body.matchAll(/"(\w+)": args/g)].map(([, name = ""]) => name)) };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
