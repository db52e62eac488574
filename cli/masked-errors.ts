/** The members of an Output's class that give a program its value. */
export interface AppliedOutput {
  apply: (this: AppliedOutput, func: (value: unknown) => unknown, runWithUnknowns?: boolean) => unknown;
}

/** Errors without secrets. */
export interface Masking {
  /** Masks the secrets that the program has had so far in a text, or in the message and the stack of an error. */
  readonly mask: <T>(given: T) => T;
  /** Gives the classes their own methods back. */
  readonly release: () => void;
}

/**
 * Masks every secret that a program gets from an Output in the errors that it throws, in the forms that people print: as it is, in JSON, in
 * base64 and in URLs. Values of fewer than three characters stay, as in Pulumi's own filter:
 * https://github.com/pulumi/pulumi/blob/master/sdk/go/common/util/logging/log.go
 *
 * This function refers to nothing outside of it, because a rehearsal runs its text in the program's process.
 *
 * @param prototypes those of `pulumi.Output`, of which each copy of the SDK has its own
 */
export function maskErrors(prototypes: readonly AppliedOutput[]): Masking {
  const secrets = new Set<string>();
  const note = (value: unknown): void => {
    if (typeof value === "object" && value !== null) {
      Object.values(value).forEach(note);
    } else if (typeof value === "string" || typeof value === "number") {
      const text = String(value);
      const base64 = Buffer.from(text).toString("base64").replace(/=+$/, "");
      const lines = text.split("\n").filter((line) => /^\S{20,}$/.test(line));
      for (const form of [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), base64, ...lines]) {
        if (form.length > 2 && !/^(?:true|false)$/i.test(form)) {
          secrets.add(form);
        }
      }
    }
  };
  const masked = (text: string): string =>
    [...secrets]
      .sort((one, other) => other.length - one.length)
      .reduce((rest, form) => rest.replaceAll(form, "[secret]"), text);
  const mask = <T>(given: T): T => {
    if (given instanceof Error) {
      const { errors } = given as { errors?: unknown };
      given.message = masked(given.message);
      if (given.stack !== undefined) {
        given.stack = masked(given.stack);
      }
      [given.cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])].forEach(mask);
    }
    return (typeof given === "string" ? masked(given) : given) as T;
  };
  const releases = prototypes.map((prototype) => {
    const own = prototype.apply;
    prototype.apply = function (this: AppliedOutput & { isSecret?: Promise<boolean> }, func, ...more) {
      const { isSecret } = this;
      const instead = (value: unknown): unknown => {
        const noted = Promise.resolve(isSecret).then((secret) => (secret === true ? note(value) : undefined));
        const refuse = (error: unknown) => noted.then(() => Promise.reject(mask(error)));
        try {
          const result = func(value);
          return result instanceof Promise ? result.catch(refuse) : result;
        } catch (error) {
          return refuse(error);
        }
      };
      return own.call(this, typeof func === "function" ? instead : func, ...more);
    };
    return () => {
      prototype.apply = own;
    };
  });
  return { mask, release: () => releases.forEach((release) => release()) };
}
