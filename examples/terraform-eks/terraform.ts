import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";

/** What `terraform output -json` prints. */
export class TerraformOutputs {
  readonly #file: string;
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(file: string) {
    const outputs = JSON.parse(readFileSync(file, "utf8")) as Record<string, { readonly value?: unknown }>;
    this.#file = file;
    this.#values = new Map(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** Returns an output that is a text. @throws pulumi.RunError that says what to add to Terraform's configuration */
  text(name: string): string {
    const value = this.#values.get(name);
    return typeof value === "string" ? value : this.#refuse(name, "a text");
  }

  /** Returns an output that is a list of texts. @throws pulumi.RunError that says what to add to Terraform's configuration */
  texts(name: string): string[] {
    const value = this.#values.get(name);
    const isList = Array.isArray(value) && value.every((item) => typeof item === "string");
    return isList ? value : this.#refuse(name, "a list of texts");
  }

  #refuse(name: string, form: string): never {
    throw new pulumi.RunError(
      `${this.#file}: expected the output ${name}, ${form}; add output "${name}" { … } to Terraform's configuration and write the file again`,
    );
  }
}
